/** Maps the values of an open enumeration, in lower case, and their synonyms to the known spelling. */
export type Vocabulary = ReadonlyMap<string, string>;

function vocabulary(words: string, synonyms: Readonly<Record<string, string>> = {}): Vocabulary {
  const known = words.split(' ').map((word) => [word.toLowerCase(), word] as const);
  return new Map([...known, ...Object.entries(synonyms).map(([from, to]) => [from.toLowerCase(), to] as const)]);
}

/** The vocabulary's spelling of the value in any letter case, or the value unchanged if it is unknown. */
export function normaliseWord(words: Vocabulary, word: string): string {
  return words.get(word.toLowerCase()) ?? word;
}

/*
 * Known values in Graph's spelling. Synonyms come from Defender XDR and the documentation of both APIs.
 * https://learn.microsoft.com/en-us/graph/api/resources/security-api-overview (metadata of v1.0)
 * https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents, api-incident, api-update-incidents
 */
export const SEVERITIES = vocabulary('high medium low informational unknown', { UnSpecified: 'unknown' });
export const INCIDENT_STATUSES = vocabulary('active inProgress resolved redirected awaitingAction');
export const ALERT_STATUSES = vocabulary('new inProgress resolved unknown', { Active: 'inProgress' });
export const CLASSIFICATIONS = vocabulary('unknown truePositive falsePositive informationalExpectedActivity');
export const DETERMINATIONS = vocabulary(
  'unknown multiStagedAttack maliciousUserActivity compromisedAccount malware phishing unwantedSoftware securityTesting lineOfBusinessApplication confirmedActivity notMalicious notEnoughDataToValidate apt securityPersonnel other',
  {
    NotAvailable: 'unknown',
    CompromisedUser: 'compromisedAccount',
    ConfirmedUserActivity: 'confirmedActivity',
    Clean: 'notMalicious',
    InsufficientData: 'notEnoughDataToValidate',
    NoEnoughDataToValidate: 'notEnoughDataToValidate',
  },
);
export const VERDICTS = vocabulary('unknown suspicious malicious noThreatsFound');
export const SERVICE_SOURCES = vocabulary(
  'unknown microsoftDefenderForEndpoint microsoftDefenderForIdentity microsoftDefenderForCloudApps microsoftDefenderForOffice365 microsoft365Defender azureAdIdentityProtection microsoftAppGovernance dataLossPrevention microsoftDefenderForCloud microsoftSentinel microsoftInsiderRiskManagement microsoftThreatIntelligence microsoftSecurityForAI',
  {
    MicrosoftDefenderATP: 'microsoftDefenderForEndpoint',
    OfficeATP: 'microsoftDefenderForOffice365',
    MicrosoftCloudAppSecurity: 'microsoftDefenderForCloudApps',
    AzureATP: 'microsoftDefenderForIdentity',
  },
);
export const DETECTION_SOURCES = vocabulary(
  'unknown microsoftDefenderForEndpoint antivirus smartScreen customTi microsoftDefenderForOffice365 automatedInvestigation microsoftThreatExperts customDetection microsoftDefenderForIdentity cloudAppSecurity microsoft365Defender azureAdIdentityProtection manual microsoftDataLossPrevention appGovernancePolicy appGovernanceDetection microsoftDefenderForCloud microsoftDefenderForIoT nrtAlerts scheduledAlerts microsoftDefenderThreatIntelligenceAnalytics builtInMl microsoftInsiderRiskManagement microsoftThreatIntelligence microsoftDefenderForAIServices securityCopilot microsoftSentinel',
  { MCAS: 'cloudAppSecurity', WindowsDefenderAv: 'antivirus', OfficeATP: 'microsoftDefenderForOffice365' },
);
export const INVESTIGATION_STATES = vocabulary(
  'unknown terminated successfullyRemediated benign failed partiallyRemediated running pendingApproval pendingResource queued innerFailure preexistingAlert unsupportedOs unsupportedAlertType suppressedAlert partiallyInvestigated terminatedByUser terminatedBySystem',
);
export const REMEDIATION_STATUSES = vocabulary(
  'none remediated prevented blocked notFound active pendingApproval declined unremediated running partiallyRemediated',
);
