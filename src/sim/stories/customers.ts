import type { Story } from './story.ts';

/** Example Foundry: a plant, where a device group is the shop floor and most people sit elsewhere. */
export const FOUNDRY: readonly Story[] = [
  {
    name: 'Engineering workstation on the plant floor talked to the internet',
    minutesAgo: 340,
    openFor: 120,
    severity: 'high',
    status: 'active',
    assignedTo: 'plant.security',
    tags: ['OT'],
    summary:
      'A workstation that programs controllers opened a connection to an outside address. The floor has no route to the internet, or should not have.',
    alerts: [
      {
        at: 0,
        title: 'Unexpected outbound connection from an isolated device group',
        by: 'custom-detection',
        category: 'CommandAndControl',
        severity: 'high',
        techniques: ['T1071.001'],
        text: 'A second network card had been put in for an update and was left in.',
        devices: ['plc-ews-02'],
        evidence: [{ ip: '198.51.100.240', verdict: 'suspicious' }, { user: 'shift.lead' }],
      },
    ],
  },
  {
    name: 'Project file of a controller changed outside of the maintenance window',
    minutesAgo: 1_900,
    openFor: 1_000,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'plant.security',
    tags: ['OT'],
    summary: 'The logic of line 3 was changed at night. Production says it was them; the change record is missing.',
    alerts: [
      {
        at: 0,
        title: 'Controller project changed',
        by: 'custom-detection',
        category: 'Impact',
        severity: 'medium',
        techniques: ['T1565.001'],
        text: 'A project file on the historian was rewritten by an account that usually only reads.',
        devices: ['hist-03'],
        evidence: [
          { user: 'shift.lead' },
          { file: 'line3.project', path: 'D:\\Controllers', on: 'hist-03', verdict: 'suspicious' },
        ],
      },
    ],
  },
  {
    name: 'Phishing against the purchasing office: steel price list',
    minutesAgo: 700,
    openFor: 200,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'plant.security',
    summary: 'A price list that wants a password. Two people in purchasing opened it.',
    alerts: [
      {
        at: 0,
        title: 'A potentially malicious URL click was detected',
        by: 'office',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1566.002'],
        text: 'The link leads to a form that asks for the company password to show prices.',
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
    name: 'Patient record opened by an account of another ward',
    minutesAgo: 480,
    openFor: 100,
    severity: 'medium',
    status: 'active',
    summary: 'One record, 41 looks within a day, by an account from a ward that the patient was never on.',
    alerts: [
      {
        at: 0,
        title: 'Unusual access to sensitive records',
        by: 'data-loss-prevention',
        category: 'Collection',
        severity: 'medium',
        techniques: ['T1213'],
        text: 'The pattern does not fit the duties of the account.',
        evidence: [{ user: 'ward.nurse.04', roles: ['policyViolator'] }],
      },
    ],
  },
];

export const PORT: readonly Story[] = [
  {
    name: 'Crane scheduling account used from two countries',
    minutesAgo: 215,
    openFor: 60,
    severity: 'high',
    status: 'active',
    summary: 'The shared account of the crane schedule signed in from abroad while the control room was using it.',
    alerts: [
      {
        at: 0,
        title: 'Impossible travel activity',
        by: 'cloud-apps',
        category: 'InitialAccess',
        severity: 'high',
        techniques: ['T1078.004'],
        text: 'The account has no second factor, because it is shared.',
        evidence: [{ user: 'crane.schedule' }, { ip: '203.0.113.31', verdict: 'suspicious' }, { ip: '192.0.2.20' }],
      },
    ],
  },
];

export const SCHOOLS: readonly Story[] = [
  {
    name: 'Exam papers downloaded before the exam',
    minutesAgo: 930,
    openFor: 500,
    severity: 'medium',
    status: 'inProgress',
    assignedTo: 'it.teacher',
    summary: 'The folder of next week’s papers was read from a pupil’s account. The password had been on a note.',
    alerts: [
      {
        at: 0,
        title: 'Mass download by a single user',
        by: 'cloud-apps',
        category: 'Collection',
        severity: 'medium',
        techniques: ['T1213.002'],
        text: '64 files in four minutes from a folder that the account had never opened.',
        evidence: [{ user: 'pupil.1123' }, { cloudApp: 'SharePoint Online' }],
      },
    ],
  },
];
