import { guidFor } from './prng.ts';
import {
  EXAMPLE_CLINIC,
  EXAMPLE_FOUNDRY,
  EXAMPLE_PORT,
  EXAMPLE_SCHOOLS,
  EXAMPLE_SOC,
  type SimulatedTenant,
} from './tenants.ts';

export type PersonaId = 'analyst' | 'responder' | 'no-consent' | 'no-role' | 'read-only-role' | 'partner';

/** The two APIs that a delegated permission can belong to. */
export type ResourceName = 'defender-xdr' | 'graph';

/** Who can grant missing permissions: the user on the consent page (65001), except writing with `user-to-read`, or administrators only (90094). */
export type ConsentRule = 'user' | 'user-to-read' | 'administrator';

/** A user in one tenant. A member or guest has a user object there; a delegated administrator (`gdap`) has none. */
export type Membership = {
  readonly tenantId: string;
  /** The user's object id in tokens for this tenant, which differs from tenant to tenant. */
  readonly objectId: string;
  readonly kind: 'member' | 'guest' | 'gdap';
  /** Delegated permissions with existing consent for the demo application, by resource. */
  readonly granted: Readonly<Record<ResourceName, readonly string[]>>;
  readonly missingConsent: Readonly<Record<ResourceName, ConsentRule>>;
  /** The role for Defender data. A `reader` gets a 403 for changes. Without a role (`null`), a valid token gets a 403 for everything. */
  readonly defenderRole: 'reader' | 'operator' | null;
  /** Device groups that the role is limited to. `null` means all devices. */
  readonly deviceGroups: readonly string[] | null;
};

/** An account of the demo. Accounts are named by role, never after a person. */
export type Persona = {
  readonly id: PersonaId;
  readonly role: string;
  /** One sentence for the sign-in page. */
  readonly text: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly homeTenantId: string;
  /** The home tenant first. */
  readonly memberships: readonly Membership[];
};

const READ_PERMISSIONS = {
  'defender-xdr': ['Incident.Read'],
  graph: ['SecurityIncident.Read.All', 'User.Read'],
} as const;
/** An administrator has granted Graph's permission to write. The user can grant Defender XDR's. */
const RESPONDER_PERMISSIONS = {
  'defender-xdr': ['Incident.Read'],
  graph: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All', 'User.Read'],
} as const;
/** For a tenant whose administrator has granted all listed permissions. */
const READ_WRITE_PERMISSIONS = {
  ...RESPONDER_PERMISSIONS,
  'defender-xdr': ['Incident.Read', 'Incident.ReadWrite'],
} as const;
const NO_PERMISSIONS = { 'defender-xdr': [], graph: [] } as const;
/** As in the real directory: Graph's security permissions need admin consent. */
const USER_CAN_CONSENT_TO_XDR = { 'defender-xdr': 'user', graph: 'administrator' } as const;
const USER_CAN_CONSENT_TO_READING_XDR = { 'defender-xdr': 'user-to-read', graph: 'administrator' } as const;
const ADMIN_CONSENT_ONLY = { 'defender-xdr': 'administrator', graph: 'administrator' } as const;

function partnerIn(tenantId: string, objectId: string, kind: 'guest' | 'gdap' = 'guest'): Membership {
  return {
    tenantId,
    objectId,
    kind,
    granted: READ_PERMISSIONS,
    missingConsent: ADMIN_CONSENT_ONLY,
    defenderRole: 'operator',
    deviceGroups: null,
  };
}

export const PERSONAS: readonly Persona[] = [
  {
    id: 'analyst',
    role: 'Analyst',
    text: 'Can view all Example SOC incidents. Changing them needs an administrator’s consent.',
    displayName: 'Analyst',
    userPrincipalName: 'analyst@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: '5a2e8c10-71d4-4b39-9f06-a1c3e5d7f901',
        kind: 'member',
        granted: READ_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_READING_XDR,
        defenderRole: 'reader',
        deviceGroups: null,
      },
      {
        tenantId: EXAMPLE_FOUNDRY.tenantId,
        objectId: '6b3f9d21-82e5-4c4a-a017-b2d4f6e80a02',
        kind: 'guest',
        granted: READ_PERMISSIONS,
        missingConsent: ADMIN_CONSENT_ONLY,
        defenderRole: 'reader',
        deviceGroups: ['Offices'],
      },
    ],
  },
  {
    id: 'responder',
    role: 'Responder',
    text: 'Can view all Example SOC incidents, and change them after consenting to it.',
    displayName: 'Responder',
    userPrincipalName: 'responder@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: '7c40ae32-93f6-4d5b-b128-c3e507f91b03',
        kind: 'member',
        granted: RESPONDER_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_XDR,
        defenderRole: 'operator',
        deviceGroups: null,
      },
    ],
  },
  {
    id: 'no-consent',
    role: 'No consent yet',
    text: 'Hasn’t given this app access to incidents yet, so the consent page appears first.',
    displayName: 'No consent yet',
    userPrincipalName: 'newcomer@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: '8d51bf43-a407-4e6c-8239-d4f6180a2c04',
        kind: 'member',
        granted: NO_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_XDR,
        defenderRole: 'reader',
        deviceGroups: null,
      },
    ],
  },
  {
    id: 'no-role',
    role: 'No Defender role',
    text: 'Signs in fine but has no Defender role, so the API returns 403.',
    displayName: 'No Defender role',
    userPrincipalName: 'helpdesk@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: '9e62c054-b518-4f7d-934a-e5071a1b3d05',
        kind: 'member',
        granted: READ_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_XDR,
        defenderRole: null,
        deviceGroups: null,
      },
    ],
  },
  {
    id: 'read-only-role',
    role: 'Read-only role',
    text: 'Has consented to changing incidents, but the Defender role only reads, so changes return 403.',
    displayName: 'Read-only role',
    userPrincipalName: 'auditor@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: '1d9b7e3c-46f0-4a52-8c1e-90a3b5c7d107',
        kind: 'member',
        granted: READ_WRITE_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_XDR,
        defenderRole: 'reader',
        deviceGroups: null,
      },
    ],
  },
  {
    id: 'partner',
    role: 'Partner',
    text: 'Manages Example SOC and four customers: two respond, one is down, one hasn’t consented.',
    displayName: 'Partner',
    userPrincipalName: 'partner@soc.example',
    homeTenantId: EXAMPLE_SOC.tenantId,
    memberships: [
      {
        tenantId: EXAMPLE_SOC.tenantId,
        objectId: 'af73d165-c629-4a8e-a45b-f6182b2c4e06',
        kind: 'member',
        granted: RESPONDER_PERMISSIONS,
        missingConsent: USER_CAN_CONSENT_TO_XDR,
        defenderRole: 'operator',
        deviceGroups: null,
      },
      {
        ...partnerIn(EXAMPLE_FOUNDRY.tenantId, 'b084e276-d73a-4b9f-b56c-07293c3d5f07'),
        granted: READ_WRITE_PERMISSIONS,
      },
      partnerIn(EXAMPLE_CLINIC.tenantId, 'c195f387-e84b-4ca0-867d-183a4d4e6008'),
      partnerIn(EXAMPLE_PORT.tenantId, 'd2a60498-f95c-4db1-978e-294b5e5f7109'),
      partnerIn(EXAMPLE_SCHOOLS.tenantId, 'e3b715a9-0a6d-4ec2-a89f-3a5c6f60820a'),
    ],
  },
];

/** Finds a persona by id. Returns `null` for an unknown id. */
export function findPersona(id: string): Persona | null {
  return PERSONAS.find((persona) => persona.id === id) ?? null;
}

/** The partner's object id in a tenant that the persona does not list. */
function partnerObjectId(tenantId: string, kind: 'guest' | 'gdap'): string {
  return guidFor(`${kind} partner in ${tenantId}`);
}

/**
 * Finds a persona in a tenant, with the permissions that the tenant's state leaves. The partner has access to every
 * customer. Returns `null` if the persona has no access to the tenant.
 */
export function membershipIn(persona: Persona, tenant: SimulatedTenant): Membership | null {
  const { tenantId, kind, partnerAccess } = tenant;
  const listed = persona.memberships.find((candidate) => candidate.tenantId === tenantId);
  const isPartnerCustomer = persona.id === 'partner' && kind === 'customer';
  const membership =
    isPartnerCustomer && (listed === undefined || partnerAccess === 'gdap')
      ? partnerIn(tenantId, partnerObjectId(tenantId, partnerAccess), partnerAccess)
      : listed;
  if (membership === undefined) return null;
  const isUnconsented = tenant.state === 'unconsented' || tenant.state === 'csp-unauthorised';
  return isUnconsented ? { ...membership, granted: NO_PERMISSIONS } : membership;
}

/** Finds the user with this object id in the tokens of a tenant. Returns `null` for an unknown user. */
export function findMembership(tenantId: string, objectId: string): Membership | null {
  for (const persona of PERSONAS) {
    const membership = persona.memberships.find(
      (candidate) => candidate.tenantId === tenantId && candidate.objectId === objectId,
    );
    if (membership !== undefined) return membership;
  }
  const kind = (['guest', 'gdap'] as const).find((access) => partnerObjectId(tenantId, access) === objectId);
  return kind === undefined ? null : partnerIn(tenantId, objectId, kind);
}
