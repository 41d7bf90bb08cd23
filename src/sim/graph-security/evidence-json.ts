import { DAY_MS } from '../../std/time.ts';
import { fileHashes } from '../world/file-hashes.ts';
import type { AlertRecord, Evidence, EvidenceSubject } from '../world/incident-record.ts';
import type { Device, User } from '../world/inventory.ts';
import { epochMsOf, momentAt, serializeMoment } from '../world/moment.ts';
import { guidFor } from '../world/prng.ts';
import { camelCase, type EnumMembers, remediationMember } from './enum-members.ts';

type EvidenceJson = { readonly '@odata.type': string; readonly [key: string]: unknown };

/** Serializes an alert's evidence with Graph's type names: devices first, then everything else. */
export function evidenceOf(alert: AlertRecord, members: EnumMembers): readonly EvidenceJson[] {
  const devices = alert.devices.map((device, index) =>
    typed('deviceEvidence', alert, members, deviceKeys(device, alert), {
      verdict: 'suspicious',
      remediation: 'none',
      roles: index === 0 ? ['attacked'] : ['contextual'],
    }),
  );
  return [
    ...devices,
    ...alert.evidence.map((evidence) => {
      const [name, keys] = subjectKeys(evidence.subject, alert);
      return typed(name, alert, members, keys, evidence);
    }),
  ];
}

function typed(
  name: string,
  alert: AlertRecord,
  members: EnumMembers,
  keys: Readonly<Record<string, unknown>>,
  { verdict, remediation, roles }: Pick<Evidence, 'verdict' | 'remediation' | 'roles'>,
): EvidenceJson {
  return {
    '@odata.type': `#microsoft.graph.security.${name}`,
    createdDateTime: serializeMoment(alert.created),
    verdict,
    remediationStatus: remediationMember(remediation, members),
    remediationStatusDetails: null,
    roles: [...roles],
    detailedRoles: [],
    tags: [],
    ...keys,
  };
}

function accountKeys(user: User) {
  return {
    accountName: user.accountName,
    domainName: user.domainName,
    userSid: user.userSid,
    azureAdUserId: user.objectId,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName,
  };
}

function fileKeys(fileName: string, filePath: string) {
  return {
    ...fileHashes(fileName, filePath),
    fileName,
    filePath,
    fileSize: null,
    filePublisher: null,
    signer: null,
    issuer: null,
  };
}

function deviceKeys(device: Device, alert: AlertRecord) {
  return {
    firstSeenDateTime: serializeMoment(momentAt(epochMsOf(alert.created) - device.knownForDays * DAY_MS, 133)),
    mdeDeviceId: device.deviceId,
    azureAdDeviceId: device.entraDeviceId,
    deviceDnsName: device.dnsName,
    hostName: device.hostName,
    osPlatform: device.osPlatform,
    osBuild: device.osBuild,
    version: device.version,
    healthStatus: camelCase(device.health),
    riskScore: camelCase(device.risk),
    rbacGroupId: device.groupId,
    rbacGroupName: device.groupName,
    onboardingStatus: 'onboarded',
    defenderAvStatus: 'updated',
    ipInterfaces: [device.address],
    loggedOnUsers: [],
    vmMetadata: null,
  };
}

function subjectKeys(
  subject: EvidenceSubject,
  alert: AlertRecord,
): readonly [string, Readonly<Record<string, unknown>>] {
  switch (subject.kind) {
    case 'user':
      return ['userEvidence', { userAccount: accountKeys(subject.user) }];
    case 'ip':
      return ['ipEvidence', { ipAddress: subject.address, countryLetterCode: null, location: null }];
    case 'url':
      return ['urlEvidence', { url: subject.url }];
    case 'file':
      return [
        'fileEvidence',
        {
          detectionStatus: 'detected',
          mdeDeviceId: subject.device?.deviceId ?? null,
          fileDetails: fileKeys(subject.fileName, subject.filePath),
        },
      ];
    case 'process':
      return [
        'processEvidence',
        {
          detectionStatus: 'detected',
          mdeDeviceId: subject.device?.deviceId ?? null,
          processId: subject.processId,
          parentProcessId: subject.parentProcessId,
          processCommandLine: subject.commandLine,
          processCreationDateTime: serializeMoment(subject.started),
          parentProcessCreationDateTime: serializeMoment(momentAt(epochMsOf(subject.started) - 4_000, 1_234)),
          imageFile: fileKeys(subject.fileName, subject.filePath),
          parentProcessImageFile: null,
          userAccount: subject.user === null ? null : accountKeys(subject.user),
        },
      ];
    case 'mailbox':
      return [
        'mailboxEvidence',
        {
          primaryAddress: subject.user.userPrincipalName,
          displayName: subject.user.displayName,
          upn: subject.user.userPrincipalName,
          userAccount: accountKeys(subject.user),
        },
      ];
    case 'message': {
      const sender = {
        emailAddress: subject.sender,
        displayName: null,
        domainName: subject.sender.split('@')[1] ?? null,
      };
      return [
        'analyzedMessageEvidence',
        {
          networkMessageId: guidFor(`message ${subject.sender} ${subject.recipient} ${subject.subject}`),
          internetMessageId: `<${guidFor(`mail ${alert.id} ${subject.recipient}`)}@mail.example>`,
          subject: subject.subject,
          language: 'en',
          senderIp: subject.senderIp,
          recipientEmailAddress: subject.recipient,
          antiSpamDirection: 'inbound',
          deliveryAction: camelCase(subject.deliveryAction),
          deliveryLocation: subject.deliveryAction === 'Blocked' ? 'quarantine' : 'inbox',
          urls: [...subject.urls],
          urlCount: subject.urls.length,
          attachmentsCount: 0,
          receivedDateTime: serializeMoment(subject.received),
          p1Sender: sender,
          p2Sender: sender,
          threats: [],
          threatDetectionMethods: [],
        },
      ];
    }
    case 'mailCluster':
      return [
        'mailClusterEvidence',
        {
          clusterBy: subject.clusterBy,
          clusterByValue: subject.clusterByValue,
          emailCount: subject.count,
          networkMessageIds: [],
        },
      ];
    case 'registry':
      return [
        'registryValueEvidence',
        {
          mdeDeviceId: subject.device?.deviceId ?? null,
          registryHive: subject.hive,
          registryKey: subject.key,
          registryValueName: subject.valueName,
          registryValueType: camelCase(subject.valueType),
          registryValue: subject.value,
        },
      ];
    case 'securityGroup':
      return [
        'securityGroupEvidence',
        { securityGroupId: guidFor(`group ${subject.name}`), displayName: subject.name },
      ];
    case 'oauthApplication':
      return [
        'oauthApplicationEvidence',
        {
          appId: guidFor(`application ${subject.name}`),
          objectId: guidFor(`service principal ${subject.name}`),
          displayName: subject.name,
          publisher: subject.publisher,
        },
      ];
    case 'cloudApplication':
      return [
        'cloudApplicationEvidence',
        { appId: null, displayName: subject.name, instanceId: 0, instanceName: subject.name },
      ];
  }
}
