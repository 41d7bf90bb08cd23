/** Labels for the property names of both APIs, by lower-case name. */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aadDeviceId: 'Entra device ID',
    aadUserId: 'Entra user ID',
    accountName: 'Account name',
    antiSpamDirection: 'Direction',
    appId: 'Application ID',
    attachmentsCount: 'Attachments',
    azureAdDeviceId: 'Entra device ID',
    azureAdUserId: 'Entra user ID',
    clusterBy: 'Clustered by',
    clusterByValue: 'Cluster value',
    countryLetterCode: 'Country',
    createdDateTime: 'Reported',
    defenderAvStatus: 'Antivirus status',
    detectionStatus: 'Detection',
    deviceDnsName: 'DNS name',
    deviceId: 'Device ID',
    domainName: 'Domain',
    emailAddress: 'Address',
    emailCount: 'Messages',
    evidenceCreationTime: 'Reported',
    fileName: 'File name',
    filePath: 'Path',
    filePublisher: 'Publisher',
    fileSize: 'Size in bytes',
    firstSeen: 'First seen',
    firstSeenDateTime: 'First seen',
    healthStatus: 'Health',
    hostName: 'Host name',
    imageFile: 'Image',
    internetMessageId: 'Internet message ID',
    ipAddress: 'IP address',
    ipInterfaces: 'IP addresses',
    loggedOnUsers: 'Signed-in users',
    mailboxAddress: 'Address',
    mailboxDisplayName: 'Display name',
    mdatpDeviceId: 'Defender device ID',
    md5: 'MD5',
    mdeDeviceId: 'Defender device ID',
    networkMessageId: 'Network message ID',
    objectId: 'Object ID',
    onboardingStatus: 'Onboarding',
    osBuild: 'OS build',
    osPlatform: 'Operating system',
    osProcessor: 'Processor',
    p1Sender: 'Envelope sender',
    p2Sender: 'Sender',
    parentProcessCreationDateTime: 'Parent process started',
    parentProcessCreationTime: 'Parent process started',
    parentProcessId: 'Parent process ID',
    parentProcessImageFile: 'Parent image',
    primaryAddress: 'Address',
    processCommandLine: 'Command line',
    processCreationDateTime: 'Started',
    processCreationTime: 'Started',
    processId: 'Process ID',
    rbacGroupId: 'Device group ID',
    rbacGroupName: 'Device group',
    receivedDateTime: 'Received',
    recipientEmailAddress: 'Recipient',
    registryHive: 'Hive',
    registryKey: 'Key',
    registryValue: 'Value',
    registryValueName: 'Value name',
    registryValueType: 'Value type',
    remediationStatusDetails: 'Remediation details',
    riskScore: 'Risk',
    securityGroupId: 'Group ID',
    securityGroupName: 'Group name',
    senderIp: 'Sender IP address',
    sha1: 'SHA-1',
    sha256: 'SHA-256',
    sha256Ac: 'Authenticode SHA-256',
    upn: 'User principal name',
    url: 'URL',
    urlCount: 'URLs',
    urls: 'URLs',
    userPrincipalName: 'User principal name',
    userSid: 'SID',
    vmMetadata: 'Virtual machine',
  }).map(([name, label]) => [name.toLowerCase(), label]),
);
/** Longer names are not property names of an API. */
const MAX_NAME_LENGTH = 60;

/**
 * The label of a property: `imageFile.sha256` becomes `Image: SHA-256`, and a name without a label becomes words. Returns
 * anything that does not look like a property name unchanged, so render it as inert text.
 */
export function detailLabel(name: string): string {
  const [first = '', ...others] = name.split('.').map(labelOf);
  return [first, ...others.map((label) => label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()))].join(
    ': ',
  );
}

function labelOf(name: string): string {
  const label = LABELS.get(name.toLowerCase());
  if (label !== undefined) return label;
  if (name.length > MAX_NAME_LENGTH || !/^[a-z][A-Za-z0-9]*$/.test(name)) return name;
  const words = name
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .replace(/ [A-Z](?=[a-z])/g, (start) => start.toLowerCase())
    .replace(/ Id$| id$/, ' ID')
    .replace(/ date time$| utc$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
