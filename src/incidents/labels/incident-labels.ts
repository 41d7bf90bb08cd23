/**
 * Labels for the values that the APIs enumerate. The enumerations are open: an unknown value is its own label.
 * @see https://learn.microsoft.com/graph/api/resources/security-incident
 */

type Labels = Readonly<Record<string, string>>;

const SEVERITY: Labels = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Unknown',
};

const INCIDENT_STATUS: Labels = {
  active: 'Active',
  inProgress: 'In progress',
  resolved: 'Resolved',
  redirected: 'Redirected',
  awaitingAction: 'Awaiting action',
};

const ALERT_STATUS: Labels = {
  new: 'New',
  inProgress: 'In progress',
  resolved: 'Resolved',
  unknown: 'Unknown',
};

const CLASSIFICATION: Labels = {
  unknown: 'Not set',
  truePositive: 'True positive',
  falsePositive: 'False positive',
  informationalExpectedActivity: 'Informational, expected activity',
};

const DETERMINATION: Labels = {
  unknown: 'Not set',
  multiStagedAttack: 'Multi-staged attack',
  maliciousUserActivity: 'Malicious user activity',
  compromisedAccount: 'Compromised account',
  malware: 'Malware',
  phishing: 'Phishing',
  unwantedSoftware: 'Unwanted software',
  securityTesting: 'Security testing',
  lineOfBusinessApplication: 'Line-of-business application',
  confirmedActivity: 'Confirmed activity',
  notMalicious: 'Not malicious',
  notEnoughDataToValidate: 'Not enough data to validate',
  apt: 'Advanced persistent threat',
  securityPersonnel: 'Security personnel',
  other: 'Other',
};

/** Short enough for a column. Includes both APIs' spellings; keys are lower case. */
const SOURCE: Labels = {
  microsoftdefenderforendpoint: 'Endpoint',
  microsoftdefenderatp: 'Endpoint',
  windowsdefenderatp: 'Endpoint',
  microsoftdefenderforidentity: 'Identity',
  azureadvancedthreatprotection: 'Identity',
  azureatp: 'Identity',
  microsoftdefenderforcloudapps: 'Cloud Apps',
  microsoftcloudappsecurity: 'Cloud Apps',
  microsoftdefenderforoffice365: 'Office 365',
  officeatp: 'Office 365',
  microsoft365defender: 'Defender XDR',
  microsoftthreatprotection: 'Defender XDR',
  azureadidentityprotection: 'Entra ID Protection',
  aadidentityprotection: 'Entra ID Protection',
  aadip: 'Entra ID Protection',
  microsoftappgovernance: 'App governance',
  appgovernance: 'App governance',
  dataloss: 'Data loss prevention',
  datalossprevention: 'Data loss prevention',
  microsoftdatalossprevention: 'Data loss prevention',
  microsoftdefenderforcloud: 'Defender for Cloud',
  microsoftsentinel: 'Sentinel',
  microsoftinsiderriskmanagement: 'Insider risk',
  microsoftthreatintelligence: 'Threat intelligence',
  microsoftsecurityforai: 'Security for AI',
};

const VERDICT: Labels = {
  unknown: 'Unknown',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
  noThreatsFound: 'No threats found',
};

const EVIDENCE_KIND: Labels = {
  activeDirectoryDomain: 'Active Directory domain',
  aiAgent: 'AI agent',
  amazonResource: 'Amazon resource',
  analyzedMessage: 'Message',
  azureResource: 'Azure resource',
  blob: 'Blob',
  blobContainer: 'Blob container',
  cloudApplication: 'Cloud application',
  cloudLogonRequest: 'Cloud sign-in request',
  cloudLogonSession: 'Cloud sign-in session',
  container: 'Container',
  containerImage: 'Container image',
  containerRegistry: 'Container registry',
  device: 'Device',
  dns: 'DNS name',
  file: 'File',
  fileHash: 'File hash',
  gitHubOrganization: 'GitHub organization',
  gitHubRepo: 'GitHub repository',
  gitHubUser: 'GitHub user',
  googleCloudResource: 'Google Cloud resource',
  hostLogonSession: 'Host sign-in session',
  ioTDevice: 'IoT device',
  ip: 'IP address',
  kubernetesCluster: 'Kubernetes cluster',
  kubernetesController: 'Kubernetes controller',
  kubernetesNamespace: 'Kubernetes namespace',
  kubernetesPod: 'Kubernetes pod',
  kubernetesSecret: 'Kubernetes secret',
  kubernetesService: 'Kubernetes service',
  kubernetesServiceAccount: 'Kubernetes service account',
  mailbox: 'Mailbox',
  mailboxConfiguration: 'Mailbox configuration',
  mailCluster: 'Mail cluster',
  mailMessage: 'Message',
  malware: 'Malware',
  networkConnection: 'Network connection',
  nic: 'Network interface',
  oauthApplication: 'OAuth application',
  process: 'Process',
  registryKey: 'Registry key',
  registryValue: 'Registry value',
  sasToken: 'Shared access signature',
  scheduledTask: 'Scheduled task',
  securityGroup: 'Security group',
  servicePrincipal: 'Service principal',
  submissionMail: 'Submitted message',
  teamsMessage: 'Teams message',
  url: 'URL',
  user: 'User',
};

export function severityLabel(severity: string): string {
  return labelOf(SEVERITY, severity);
}

export function statusLabel(status: string): string {
  return labelOf(INCIDENT_STATUS, status);
}

export function alertStatusLabel(status: string): string {
  return labelOf(ALERT_STATUS, status);
}

/** The APIs send `unknown` for an incident that has not been classified yet. */
export function classificationLabel(classification: string): string {
  return labelOf(CLASSIFICATION, classification);
}

export function determinationLabel(determination: string): string {
  return labelOf(DETERMINATION, determination);
}

/** The label of the product that raised an alert. */
export function sourceLabel(serviceSource: string): string {
  return labelOf(SOURCE, serviceSource.replace(/[\s_-]/g, '').toLowerCase(), serviceSource);
}

/** Categories are free-form names in camel or Pascal case, such as `LateralMovement`. Splits them into words. */
export function categoryLabel(category: string): string {
  return splitWords(category);
}

export function verdictLabel(verdict: string): string {
  return labelOf(VERDICT, verdict);
}

/** Splits values such as `partiallyRemediated` into words; `none` becomes `Not remediated`. */
export function remediationLabel(remediationStatus: string): string {
  return remediationStatus === 'none' ? 'Not remediated' : splitWords(remediationStatus);
}

export function evidenceKindLabel(kind: string): string {
  return Object.hasOwn(EVIDENCE_KIND, kind) ? labelOf(EVIDENCE_KIND, kind) : splitWords(kind);
}

function labelOf(labels: Labels, value: string, fallback = value): string {
  return (Object.hasOwn(labels, value) ? labels[value] : undefined) ?? fallback;
}

/** `LateralMovement` becomes `Lateral movement`. Returns anything that is not in camel or Pascal case unchanged. */
function splitWords(name: string): string {
  if (!/^[a-z]+(?:[A-Z][a-z]+)*$|^(?:[A-Z][a-z]+)+$/.test(name)) return name;
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
