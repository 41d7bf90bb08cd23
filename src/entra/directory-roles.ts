/** A built-in Entra role, as it appears in `wids`. */
type DirectoryRole = {
  readonly templateId: string;
  readonly name: string;
  /** The access that the role gives to incidents. With `none`, the user needs a custom Defender role. */
  readonly incidents: 'read' | 'write' | 'none';
};

/**
 * Built-in roles that analysts and administrators often have.
 * @see https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/permissions-reference (ids and names)
 * @see https://learn.microsoft.com/en-us/defender-xdr/m365d-permissions (access to incidents)
 */
export const DIRECTORY_ROLES: readonly DirectoryRole[] = [
  { templateId: '62e90394-69f5-4237-9190-012177145e10', name: 'Global Administrator', incidents: 'write' },
  { templateId: '194ae4cb-b126-40b2-bd5b-6091b380977d', name: 'Security Administrator', incidents: 'write' },
  { templateId: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', name: 'Security Operator', incidents: 'write' },
  { templateId: '5d6b6bb7-de71-4623-b4af-96380a352509', name: 'Security Reader', incidents: 'read' },
  { templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', name: 'Global Reader', incidents: 'read' },
  { templateId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', name: 'Application Administrator', incidents: 'none' },
  { templateId: 'cf1c38e5-3621-4004-a7cb-879624dced7c', name: 'Application Developer', incidents: 'none' },
  { templateId: '158c047a-c907-4556-b7ef-446551a6b5f7', name: 'Cloud Application Administrator', incidents: 'none' },
  { templateId: '892c5842-a9a6-463a-8041-72aa08ca3cf6', name: 'Cloud App Security Administrator', incidents: 'none' },
  { templateId: '7698a772-787b-4ac8-901f-60d6b08affd2', name: 'Cloud Device Administrator', incidents: 'none' },
  { templateId: '17315797-102d-40b4-93e0-432062caca18', name: 'Compliance Administrator', incidents: 'none' },
  { templateId: 'e6d1a23a-da11-4be4-9570-befc86d067a7', name: 'Compliance Data Administrator', incidents: 'none' },
  { templateId: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', name: 'Conditional Access Administrator', incidents: 'none' },
  { templateId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', name: 'Directory Readers', incidents: 'none' },
  { templateId: '9360feb5-f418-4baa-8175-e2a00bac4301', name: 'Directory Writers', incidents: 'none' },
  { templateId: '29232cdf-9323-42fd-ade2-1d097af3e4de', name: 'Exchange Administrator', incidents: 'none' },
  { templateId: 'fdd7a751-b60b-444a-984c-02652fe8fa1c', name: 'Groups Administrator', incidents: 'none' },
  { templateId: '95e79109-95c0-4d8e-aee3-d01accf2d47b', name: 'Guest Inviter', incidents: 'none' },
  { templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8', name: 'Helpdesk Administrator', incidents: 'none' },
  { templateId: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', name: 'Hybrid Identity Administrator', incidents: 'none' },
  { templateId: '3a2c62db-5318-420d-8d74-23affee5d9d5', name: 'Intune Administrator', incidents: 'none' },
  { templateId: '4d6ac14f-3453-41d0-bef9-a3e0c569773a', name: 'License Administrator', incidents: 'none' },
  {
    templateId: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
    name: 'Privileged Authentication Administrator',
    incidents: 'none',
  },
  { templateId: 'e8611ab8-c189-46e8-94e1-60213ab1f814', name: 'Privileged Role Administrator', incidents: 'none' },
  { templateId: '4a5d8f65-41da-4de4-8968-e035b65339cf', name: 'Reports Reader', incidents: 'none' },
  { templateId: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', name: 'SharePoint Administrator', incidents: 'none' },
  { templateId: '69091246-20e8-4a56-aa4d-066075b2a7a8', name: 'Teams Administrator', incidents: 'none' },
  { templateId: 'fe930be7-5e62-47db-91af-98c3a49a38b1', name: 'User Administrator', incidents: 'none' },
];

/** Values of `wids` that aren't roles. Each member and each application has one of them. */
export const DIRECTORY_ROLE_MARKERS: { readonly [templateId: string]: string } = {
  'b79fbf4d-3ef9-4689-8143-76b194e85509': 'Member of the tenant, not a role',
  '0997a1d0-0d1d-4acb-b408-d5ca73121e90': 'Application, not a role',
};
