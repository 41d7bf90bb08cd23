import { createPrng, guidFor, hexFor, seedOf } from './prng.ts';
import type { SimulatedTenant } from './tenants.ts';

/** A user, named by role and never after a person. */
export type User = {
  readonly accountName: string;
  readonly displayName: string;
  /** The short name of the on-premises domain. */
  readonly domainName: string;
  readonly userPrincipalName: string;
  readonly userSid: string;
  readonly objectId: string;
};

export type Device = {
  readonly deviceId: string;
  readonly entraDeviceId: string | null;
  readonly hostName: string;
  readonly dnsName: string;
  readonly osPlatform: string;
  readonly version: string;
  readonly osBuild: number;
  readonly health: 'Active' | 'Inactive';
  readonly risk: 'None' | 'Informational' | 'Low' | 'Medium' | 'High';
  readonly groupName: string | null;
  readonly groupId: number;
  readonly address: string;
  /** How many days before the alert the device was first seen. */
  readonly knownForDays: number;
};

type Platform = { readonly osPlatform: string; readonly version: string; readonly osBuild: number };

const PLATFORMS: readonly (readonly [prefix: RegExp, platform: Platform])[] = [
  [/^(srv|dc|file|backup|erp|jump)-/, { osPlatform: 'WindowsServer2022', version: '21H2', osBuild: 20348 }],
  [/^(plc|hist)-/, { osPlatform: 'WindowsServer2016', version: '1607', osBuild: 14393 }],
  [/^mac-/, { osPlatform: 'macOS', version: '15', osBuild: 24 }],
  [/^(web|build|edge)-/, { osPlatform: 'Linux', version: 'Other', osBuild: 0 }],
  [/^old-/, { osPlatform: 'Windows10', version: '22H2', osBuild: 19045 }],
  [/./, { osPlatform: 'Windows11', version: '24H2', osBuild: 26100 }],
];

const GROUPS: readonly (readonly [prefix: RegExp, name: string | null, id: number])[] = [
  [/^(plc|hist|floor)-/, 'Plant floor', 31],
  [/^dc-/, 'Tier 0', 1],
  [/^(srv|file|backup|erp|jump|web|build|edge)-/, 'Servers', 12],
  [/^kiosk-/, null, 0],
  [/./, 'Offices', 7],
];

/** The account with this name in this tenant. The same name always gives the same account. */
export function userIn(tenant: SimulatedTenant, accountName: string): User {
  const domainName = tenant.domain.split('.')[0] ?? tenant.domain;
  const name = accountName.replaceAll(/[._-]/g, ' ');
  const stream = createPrng(seedOf('sid', tenant.tenantId));
  const authority = [0, 1, 2].map(() => stream.between(100_000_000, 4_000_000_000)).join('-');
  return {
    accountName,
    displayName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    domainName,
    userPrincipalName: `${accountName}@${tenant.domain}`,
    userSid: `S-1-5-21-${authority}-${1_100 + (seedOf('rid', accountName) % 8_000)}`,
    objectId: guidFor(`user ${tenant.tenantId} ${accountName}`),
  };
}

/** The device with this name in this tenant. The prefix of the name determines platform and device group. */
export function deviceIn(tenant: SimulatedTenant, hostName: string): Device {
  const stream = createPrng(seedOf('device', tenant.tenantId, hostName));
  const platform = PLATFORMS.find(([prefix]) => prefix.test(hostName))?.[1] ?? {
    osPlatform: 'Other',
    version: 'Other',
    osBuild: 0,
  };
  const group = GROUPS.find(([prefix]) => prefix.test(hostName));
  return {
    deviceId: hexFor(`device ${tenant.tenantId} ${hostName}`, 40),
    entraDeviceId: stream.chance(0.8) ? guidFor(`device ${tenant.tenantId} ${hostName}`) : null,
    hostName,
    dnsName: `${hostName}.${tenant.domain}`,
    ...platform,
    health: stream.chance(0.9) ? 'Active' : 'Inactive',
    risk: stream.pick(['None', 'Informational', 'Low', 'Medium', 'High']),
    groupName: group?.[1] ?? null,
    groupId: group?.[2] ?? 0,
    address: `192.0.2.${stream.between(10, 240)}`,
    knownForDays: stream.between(40, 900),
  };
}
