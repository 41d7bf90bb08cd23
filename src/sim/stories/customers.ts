import type { Story } from './story.ts';

/** Example Foundry: a plant whose shop floor has its own device group. */
export const FOUNDRY: readonly Story[] = [
  {
    name: 'Internet connection from an engineering workstation on the plant floor',
    minutesAgo: 340,
    openFor: 120,
    severity: 'high',
    status: 'active',
    assignedTo: 'plant.security',
    tags: ['OT'],
    summary:
      'An engineering workstation that programs PLCs connected to an external IP address. The plant floor network should have no internet access.',
    alerts: [
      {
        at: 0,
        title: 'Unexpected outbound connection from an isolated device group',
        by: 'custom-detection',
        category: 'CommandAndControl',
        severity: 'high',
        techniques: ['T1071.001'],
        text: 'The device has a second network adapter that was installed for an update and not removed.',
        devices: ['plc-ews-02'],
        evidence: [{ ip: '198.51.100.240', verdict: 'suspicious' }, { user: 'shift.lead' }],
      },
    ],
  },
  {
    name: 'PLC project file changed outside the maintenance window',
    minutesAgo: 1_900,
    openFor: 1_000,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'plant.security',
    tags: ['OT'],
    summary:
      'The PLC logic of line 3 was changed at night. Production confirmed the change; the change record is missing.',
    alerts: [
      {
        at: 0,
        title: 'PLC project file changed',
        by: 'custom-detection',
        category: 'Impact',
        severity: 'medium',
        techniques: ['T1565.001'],
        text: 'An account that usually has read-only activity modified a project file on the historian.',
        devices: ['hist-03'],
        evidence: [
          { user: 'shift.lead' },
          { file: 'line3.project', path: 'D:\\Controllers', on: 'hist-03', verdict: 'suspicious' },
        ],
      },
    ],
  },
  {
    name: 'Phishing campaign targeting purchasing: steel price list',
    minutesAgo: 700,
    openFor: 200,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'plant.security',
    summary: 'A fake price list asks for credentials. Two users in purchasing opened it.',
    alerts: [
      {
        at: 0,
        title: 'A potentially malicious URL click was detected',
        by: 'office',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1566.002'],
        text: 'The link leads to a credential phishing form that asks for the company password.',
        devices: ['lap-020'],
        evidence: [
          { user: 'purchasing.lead' },
          { mailbox: 'purchasing.lead' },
          { url: 'https://prices.steel-list.example/view', verdict: 'malicious', remediation: 'blocked' },
        ],
      },
    ],
  },
];

export const CLINIC: readonly Story[] = [
  {
    name: 'Unusual access to a patient record',
    minutesAgo: 480,
    openFor: 100,
    severity: 'medium',
    status: 'active',
    summary: 'An account from another ward opened one patient record 41 times within a day.',
    alerts: [
      {
        at: 0,
        title: 'Unusual access to sensitive records',
        by: 'data-loss-prevention',
        category: 'Collection',
        severity: 'medium',
        techniques: ['T1213'],
        text: 'The access pattern does not match the role of the account.',
        evidence: [{ user: 'ward.nurse.04', roles: ['policyViolator'] }],
      },
    ],
  },
];

export const PORT: readonly Story[] = [
  {
    name: 'Impossible travel activity involving a shared account',
    minutesAgo: 215,
    openFor: 60,
    severity: 'high',
    status: 'active',
    summary: 'The shared account crane.schedule signed in from abroad while it was in use in the control room.',
    alerts: [
      {
        at: 0,
        title: 'Impossible travel activity',
        by: 'cloud-apps',
        category: 'InitialAccess',
        severity: 'high',
        techniques: ['T1078.004'],
        text: 'The account was active from two countries at the same time. It is shared and has no MFA.',
        evidence: [{ user: 'crane.schedule' }, { ip: '203.0.113.31', verdict: 'suspicious' }, { ip: '192.0.2.20' }],
      },
    ],
  },
];

export const SCHOOLS: readonly Story[] = [
  {
    name: 'Mass download of exam papers by one user',
    minutesAgo: 930,
    openFor: 500,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'it.teacher',
    summary: 'A pupil account downloaded next week’s exam papers. The password for the folder was written on a note.',
    alerts: [
      {
        at: 0,
        title: 'Mass download by a single user',
        by: 'cloud-apps',
        category: 'Collection',
        severity: 'medium',
        techniques: ['T1213.002'],
        text: '64 files were downloaded in four minutes from a folder that the account had not accessed before.',
        evidence: [{ user: 'pupil.1123' }, { cloudApp: 'SharePoint Online' }],
      },
    ],
  },
];
