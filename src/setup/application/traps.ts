import type { Api } from '../../entra/clouds.ts';

/** Something in Microsoft's own pages or samples that leads to a failure or a leak, and what to do instead. */
export type Trap = {
  readonly title: string;
  /** Parts between backticks are code. */
  readonly text: string;
  readonly fix: string;
  /** The page that contains it. */
  readonly page: string;
  /** The API that it is about; both where absent. */
  readonly api?: Api;
};

const DEFENDER_PAGES = 'https://learn.microsoft.com/en-us/defender-xdr/';
const USER_PAGE = `${DEFENDER_PAGES}api-create-app-user-context`;
const APPLICATION_PAGE = `${DEFENDER_PAGES}api-create-app-web`;
const PARTNER_PAGE = `${DEFENDER_PAGES}api-partner-access`;
const HELLO_PAGE = `${DEFENDER_PAGES}api-hello-world`;

/** The traps in the order in which a reader meets them. */
export const TRAPS: readonly Trap[] = [
  {
    title: 'The API isn’t in the list',
    text: 'The permission picker shows it only after you type its old name.',
    fix: 'Under `APIs my organization uses`, type `Microsoft Threat Protection`.',
    page: USER_PAGE,
    api: 'defender-xdr',
  },
  {
    title: 'The permission name has an extra s',
    text: 'A screenshot shows `Incidents.Read.All`, which doesn’t exist.',
    fix: 'Look for `Incident.` without the s.',
    page: APPLICATION_PAGE,
    api: 'defender-xdr',
  },
  {
    title: 'The scope names another API',
    text: 'Samples request `api.securitycenter.microsoft.com`. That token is for Defender for Endpoint, and the incidents API refuses it.',
    fix: 'Request the scope of the recipe above.',
    page: APPLICATION_PAGE,
    api: 'defender-xdr',
  },
  {
    title: 'The scope has no slash before .default',
    text: 'Entra then looks for an API of that name: `AADSTS70011` or `AADSTS500011`.',
    fix: 'Write `/.default` with the slash.',
    page: APPLICATION_PAGE,
  },
  {
    title: 'The library is retired',
    text: 'Samples use ADAL, which gets no security fixes.',
    fix: 'Use MSAL (`Microsoft.Identity.Client`) or plain HTTP.',
    page: APPLICATION_PAGE,
  },
  {
    title: 'The request goes to the old endpoint',
    text: 'Samples send `resource=` to `login.windows.net`.',
    fix: 'Send `scope=` to `/oauth2/v2.0/token`.',
    page: HELLO_PAGE,
  },
  {
    title: 'It looks for roles in a user’s token',
    text: 'The page for users says to check the `roles` claim. Delegated permissions are in `scp`.',
    fix: 'Paste the token on the Token page.',
    page: USER_PAGE,
  },
  {
    title: 'The app becomes a public client',
    text: 'The page for users enables public client flows. A program with a secret doesn’t need them, and they weaken it.',
    fix: 'Leave `Allow public client flows` off.',
    page: USER_PAGE,
  },
  {
    title: 'The redirect URI is Microsoft’s portal',
    text: 'Partner apps are registered with `https://portal.azure.com`, so consent never returns to you.',
    fix: 'A program needs no redirect URI. For a consent that returns, use one of your own.',
    page: PARTNER_PAGE,
  },
  {
    title: 'curl doesn’t check the certificate',
    text: 'A sample uses `-k`. Anyone on the network can then read the secret.',
    fix: 'Leave `-k` out.',
    page: PARTNER_PAGE,
  },
  {
    title: 'The secret is in the script',
    text: "Samples start with `$appSecret = '…'`. Scripts end up in repositories and backups.",
    fix: 'Use a certificate or a managed identity, or read the secret from a prompt.',
    page: HELLO_PAGE,
  },
  {
    title: 'The token is written to a file',
    text: 'A sample saves it as `Latest-token.txt`. Anyone who reads the file can use it until it expires.',
    fix: 'Pass it on through a pipe, and keep it out of files and the clipboard history.',
    page: HELLO_PAGE,
  },
  {
    title: 'It asks for a Global Administrator',
    text: 'Consent doesn’t need the most powerful role.',
    fix: 'See “Who consents” for the least privileged one.',
    page: USER_PAGE,
  },
];
