/**
 * The words for what the services enumerate. Every list is open: a word that is not in it is shown as it came.
 * @see https://learn.microsoft.com/graph/api/resources/security-incident
 */

type Words = Readonly<Record<string, string>>;

const SEVERITY: Words = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Unknown',
};

const INCIDENT_STATUS: Words = {
  active: 'Active',
  inProgress: 'In progress',
  resolved: 'Resolved',
  redirected: 'Redirected',
  awaitingAction: 'Awaiting action',
};

const ALERT_STATUS: Words = {
  new: 'New',
  inProgress: 'In progress',
  resolved: 'Resolved',
  unknown: 'Unknown',
};

const CLASSIFICATION: Words = {
  unknown: 'Not set',
  truePositive: 'True positive',
  falsePositive: 'False positive',
  informationalExpectedActivity: 'Informational, expected activity',
};

const DETERMINATION: Words = {
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

/** Long enough to tell apart, short enough for a column. Both APIs' spellings, compared without case. */
const SOURCE: Words = {
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

const VERDICT: Words = {
  unknown: 'Unknown',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
  noThreatsFound: 'No threats found',
};

const EVIDENCE_KIND: Words = {
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
  return wordOf(SEVERITY, severity);
}

export function statusLabel(status: string): string {
  return wordOf(INCIDENT_STATUS, status);
}

export function alertStatusLabel(status: string): string {
  return wordOf(ALERT_STATUS, status);
}

/** `unknown` is what the services say where nobody has decided yet. */
export function classificationLabel(classification: string): string {
  return wordOf(CLASSIFICATION, classification);
}

export function determinationLabel(determination: string): string {
  return wordOf(DETERMINATION, determination);
}

/** The part of Defender that raised an alert. */
export function sourceLabel(serviceSource: string): string {
  return wordOf(SOURCE, serviceSource.replace(/[\s_-]/g, '').toLowerCase(), serviceSource);
}

/** A category is a free word in camel or Pascal case, like `LateralMovement`: taken apart, not translated. */
export function categoryLabel(category: string): string {
  return spacedOut(category);
}

export function verdictLabel(verdict: string): string {
  return wordOf(VERDICT, verdict);
}

/** `notRemediated`, `partiallyRemediated`, `active`… : taken apart, not translated. */
export function remediationLabel(remediationStatus: string): string {
  return remediationStatus === 'none' ? 'Not remediated' : spacedOut(remediationStatus);
}

export function evidenceKindLabel(kind: string): string {
  return Object.hasOwn(EVIDENCE_KIND, kind) ? wordOf(EVIDENCE_KIND, kind) : spacedOut(kind);
}

function wordOf(words: Words, word: string, asItCame = word): string {
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? asItCame;
}

/** `LateralMovement` becomes `Lateral movement`. Anything that is no such word stays as it came. */
function spacedOut(word: string): string {
  if (!/^[a-z]+(?:[A-Z][a-z]+)*$|^(?:[A-Z][a-z]+)+$/.test(word)) return word;
  const words = word.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
