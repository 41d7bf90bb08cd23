import { quoteForProgram as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/** Node.js 20 or later, as an ES module without packages. */
export const NODE_RECIPES = {
  secret: (values: RecipeValues) => [
    "import { createInterface } from 'node:readline/promises';",
    "import { Writable } from 'node:stream';",
    '',
    '// Uses the variable CLIENT_SECRET, or prompts for it without showing it.',
    'async function promptForSecret() {',
    "  process.stderr.write('Client secret: ');",
    '  const output = new Writable({ write: (_chunk, _encoding, done) => done() });',
    '  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });',
    "  const secret = await lines.question('');",
    '  lines.close();',
    "  process.stderr.write('\\n');",
    '  return secret;',
    '}',
    '',
    ...postForm(values, ['  client_secret: process.env.CLIENT_SECRET || (await promptForSecret()),']),
  ],
  certificate: (values: RecipeValues) => [
    "import { constants, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';",
    "import { readFileSync } from 'node:fs';",
    '',
    `const clientId = ${quote(values.clientId)};`,
    `const audience = ${quote(values.tokenEndpoint)};`,
    "const key = createPrivateKey(readFileSync('private-key.pem'));",
    "const certificate = new X509Certificate(readFileSync('certificate.pem'));",
    "const fingerprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');",
    "const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');",
    'const now = Math.floor(Date.now() / 1000);',
    'const claims = { aud: audience, iss: clientId, sub: clientId, jti: randomUUID(), nbf: now, exp: now + 300 };',
    "const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': fingerprint };",
    "const content = [encode(header), encode(claims)].join('.');",
    "const signature = sign('sha256', Buffer.from(content), {",
    '  key,',
    '  padding: constants.RSA_PKCS1_PSS_PADDING,',
    '  saltLength: constants.RSA_PSS_SALTLEN_DIGEST,',
    "}).toString('base64url');",
    '',
    ...postForm(values, [
      "  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',",
      "  client_assertion: [content, signature].join('.'),",
    ]),
  ],
  'managed-identity': (values: RecipeValues) => [
    `const response = await fetch(${quote(values.managedIdentityUrl)}, { headers: { Metadata: 'true' } });`,
    ...PRINT_TOKEN,
  ],
} as const;

/** Reads the token from standard input and prints the first incidents. */
export function nodeListRecipe(values: RecipeValues): readonly string[] {
  return [
    "import { text } from 'node:stream/consumers';",
    '',
    'const token = (await text(process.stdin)).trim();',
    `const response = await fetch(${quote(values.listUrl)}, { headers: { Authorization: \`Bearer \${token}\` } });`,
    'const body = await response.text();',
    'if (response.ok) console.log(body);',
    'else {',
    '  console.error(response.status, body);',
    '  process.exitCode = 1;',
    '}',
  ];
}

function postForm(values: RecipeValues, credential: readonly string[]): readonly string[] {
  return [
    'const form = new URLSearchParams({',
    "  grant_type: 'client_credentials',",
    `  client_id: ${quote(values.clientId)},`,
    `  scope: ${quote(values.scope)},`,
    ...credential,
    '});',
    `const response = await fetch(${quote(values.tokenEndpoint)}, { method: 'POST', body: form });`,
    ...PRINT_TOKEN,
  ];
}

const PRINT_TOKEN = [
  'const body = await response.json();',
  'if (response.ok) console.log(body.access_token);',
  'else {',
  '  console.error(body);',
  '  process.exitCode = 1;',
  '}',
] as const;
