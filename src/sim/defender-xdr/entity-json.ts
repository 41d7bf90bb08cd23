import { DAY_MS } from '../../std/time.ts';
import { fileHashes } from '../world/file-hashes.ts';
import type { EvidenceSubject } from '../world/incident-record.ts';
import type { Device, User } from '../world/inventory.ts';
import { epochMsOf, momentAt, serializeMoment } from '../world/moment.ts';
import { guidFor } from '../world/prng.ts';

/** The 31 keys of the documented sample, in its order. An entity always has all of them; unused ones are null. */
const EMPTY_ENTITY = {
  entityType: null,
  sha1: null,
  sha256: null,
  fileName: null,
  filePath: null,
  processId: null,
  processCommandLine: null,
  processCreationTime: null,
  parentProcessId: null,
  parentProcessCreationTime: null,
  ipAddress: null,
  url: null,
  accountName: null,
  domainName: null,
  userSid: null,
  aadUserId: null,
  userPrincipalName: null,
  mailboxDisplayName: null,
  mailboxAddress: null,
  clusterBy: null,
  sender: null,
  recipient: null,
  subject: null,
  deliveryAction: null,
  securityGroupId: null,
  securityGroupName: null,
  registryHive: null,
  registryKey: null,
  registryValueType: null,
  registryValue: null,
  deviceId: null,
} as const;

type EntityJson = { [Key in keyof typeof EMPTY_ENTITY]: string | number | null };

/** Serializes evidence as an entity. Returns `null` for kinds that this API has no entity for. */
export function entityJson(subject: EvidenceSubject): EntityJson | null {
  const filled = filledKeys(subject);
  return filled === null ? null : { ...EMPTY_ENTITY, ...filled };
}

function filledKeys(subject: EvidenceSubject): Partial<EntityJson> | null {
  switch (subject.kind) {
    case 'user':
      return {
        entityType: 'User',
        ...accountKeys(subject.user),
        aadUserId: subject.user.objectId,
        userPrincipalName: subject.user.userPrincipalName,
      };
    case 'ip':
      return { entityType: 'Ip', ipAddress: subject.address };
    case 'url':
      return { entityType: 'Url', url: subject.url };
    case 'file':
      return {
        entityType: 'File',
        sha1: fileHashes(subject.fileName, subject.filePath).sha1,
        sha256: fileHashes(subject.fileName, subject.filePath).sha256,
        fileName: subject.fileName,
        filePath: subject.filePath,
        deviceId: subject.device?.deviceId ?? null,
      };
    case 'process':
      return {
        entityType: 'Process',
        processId: subject.processId,
        processCommandLine: subject.commandLine,
        processCreationTime: serializeMoment(subject.started),
        parentProcessId: subject.parentProcessId,
        parentProcessCreationTime: serializeMoment(momentAt(epochMsOf(subject.started) - 4_000, 1_234)),
        deviceId: subject.device?.deviceId ?? null,
      };
    case 'mailbox':
      return {
        entityType: 'MailBox',
        userPrincipalName: subject.user.userPrincipalName,
        mailboxDisplayName: subject.user.displayName,
        mailboxAddress: subject.user.userPrincipalName,
      };
    case 'message':
      return {
        entityType: 'MailMessage',
        userPrincipalName: subject.recipient,
        sender: subject.sender,
        recipient: subject.recipient,
        subject: subject.subject,
        deliveryAction: subject.deliveryAction,
      };
    case 'mailCluster':
      return { entityType: 'MailCluster', clusterBy: subject.clusterBy };
    case 'registry':
      return {
        entityType: 'Registry',
        registryHive: subject.hive,
        registryKey: subject.key,
        registryValueType: subject.valueType,
        registryValue: subject.value,
        deviceId: subject.device?.deviceId ?? null,
      };
    case 'securityGroup':
      return {
        entityType: 'SecurityGroup',
        securityGroupId: guidFor(`group ${subject.name}`),
        securityGroupName: subject.name,
      };
    case 'oauthApplication':
    case 'cloudApplication':
      return null;
  }
}

function accountKeys(user: User): Partial<EntityJson> {
  return { accountName: user.accountName, domainName: user.domainName, userSid: user.userSid };
}

/** Serializes a device with the keys of the documented sample and of newer captures. */
export function deviceJson(device: Device, createdMs: number) {
  return {
    mdatpDeviceId: device.deviceId,
    aadDeviceId: device.entraDeviceId,
    deviceDnsName: device.dnsName,
    osPlatform: device.osPlatform,
    version: device.version,
    osProcessor: 'x64',
    osBuild: device.osBuild,
    healthStatus: device.health,
    riskScore: device.risk,
    rbacGroupName: device.groupName,
    rbacGroupId: device.groupId,
    firstSeen: serializeMoment(momentAt(createdMs - device.knownForDays * DAY_MS, 133)),
    tags: [],
    defenderAvStatus: 'Updated',
    onboardingStatus: 'Onboarded',
    vmMetadata: null,
  };
}
