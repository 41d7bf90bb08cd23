import { quoteForShell as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/**
 * POSIX shell scripts with curl. Secrets and tokens go through standard input, because other processes can see arguments.
 * A response without a token goes to standard error, and the script fails.
 */
export const SHELL_RECIPES = {
  secret: (values: RecipeValues) => [
    ...READ_SECRET,
    `response=$(printf %s "$CLIENT_SECRET" | curl --silent --show-error ${quote(values.tokenEndpoint)} \\`,
    '  --data grant_type=client_credentials \\',
    `  --data-urlencode ${quote(`client_id=${values.clientId}`)} \\`,
    `  --data-urlencode ${quote(`scope=${values.scope}`)} \\`,
    '  --data-urlencode client_secret@-)',
    ...PRINT_TOKEN,
  ],
  certificate: (values: RecipeValues) => [
    ...PREAMBLE,
    `client=${quote(values.clientId)}`,
    `endpoint=${quote(values.tokenEndpoint)}`,
    '',
    "base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }",
    'fingerprint=$(openssl x509 -in certificate.pem -outform DER | openssl dgst -sha256 -binary | base64url)',
    'now=$(date +%s)',
    `header=$(printf '{"alg":"PS256","typ":"JWT","x5t#S256":"%s"}' "$fingerprint" | base64url)`,
    `claims=$(printf '{"aud":"%s","iss":"%s","sub":"%s","jti":"%s","nbf":%s,"exp":%s}' \\`,
    '  "$endpoint" "$client" "$client" "$(openssl rand -hex 16)" "$now" "$((now + 300))" | base64url)',
    'signature=$(printf %s "$header.$claims" | openssl dgst -sha256 -sign private-key.pem \\',
    '  -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1 -binary | base64url)',
    '',
    'response=$(printf %s "$header.$claims.$signature" | curl --silent --show-error "$endpoint" \\',
    '  --data grant_type=client_credentials \\',
    '  --data-urlencode "client_id=$client" \\',
    `  --data-urlencode ${quote(`scope=${values.scope}`)} \\`,
    '  --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \\',
    '  --data-urlencode client_assertion@-)',
    ...PRINT_TOKEN,
  ],
  'managed-identity': (values: RecipeValues) => [
    ...PREAMBLE,
    `response=$(curl --silent --show-error --noproxy '*' --header Metadata:true ${quote(values.managedIdentityUrl)})`,
    ...PRINT_TOKEN,
  ],
} as const;

/** Reads the token from standard input and prints the first incidents. */
export function shellListRecipe(values: RecipeValues): readonly string[] {
  return [
    ...PREAMBLE,
    'IFS= read -r token',
    `printf 'header = "Authorization: Bearer %s"\\n' "$token" |`,
    `  curl --silent --show-error --fail-with-body --config - ${quote(values.listUrl)}`,
  ];
}

const PREAMBLE = ['#!/bin/sh', 'set -e'] as const;

const READ_SECRET = [
  ...PREAMBLE,
  '# Uses the variable CLIENT_SECRET, or prompts for it without showing it.',
  'if [ -z "$CLIENT_SECRET" ]; then',
  "  printf 'Client secret: ' >&2",
  "  if [ -t 0 ]; then stty -echo; trap 'stty echo' EXIT; fi",
  '  IFS= read -r CLIENT_SECRET',
  "  printf '\\n' >&2",
  'fi',
] as const;

const PRINT_TOKEN = [
  `token=$(printf %s "$response" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')`,
  'if [ -z "$token" ]; then',
  `  printf '%s\\n' "$response" >&2`,
  '  exit 1',
  'fi',
  `printf '%s\\n' "$token"`,
] as const;
