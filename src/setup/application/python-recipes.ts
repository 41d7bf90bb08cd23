import { quoteForProgram as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/** Python 3.9 or later with the standard library only, which cannot sign with a private key. */
export const PYTHON_RECIPES = {
  secret: (values: RecipeValues) => [
    'import getpass',
    ...IMPORTS,
    'import urllib.parse',
    '',
    '# Uses the variable CLIENT_SECRET, or prompts for it without showing it.',
    'secret = os.environ.get("CLIENT_SECRET") or getpass.getpass("Client secret: ")',
    'form = urllib.parse.urlencode({',
    '    "grant_type": "client_credentials",',
    `    "client_id": ${quote(values.clientId)},`,
    '    "client_secret": secret,',
    `    "scope": ${quote(values.scope)},`,
    '}).encode()',
    `request = urllib.request.Request(${quote(values.tokenEndpoint)}, data=form)`,
    ...PRINT_TOKEN,
  ],
  'managed-identity': (values: RecipeValues) => [
    ...IMPORTS.filter((line) => line !== 'import os'),
    '',
    `request = urllib.request.Request(${quote(values.managedIdentityUrl)}, headers={"Metadata": "true"})`,
    ...PRINT_TOKEN,
  ],
} as const;

/** Reads the token from standard input and prints the first incidents. */
export function pythonListRecipe(values: RecipeValues): readonly string[] {
  return [
    'import sys',
    'import urllib.error',
    'import urllib.request',
    '',
    'token = sys.stdin.readline().strip()',
    `request = urllib.request.Request(${quote(values.listUrl)}, headers={"Authorization": "Bearer " + token})`,
    'try:',
    '    with urllib.request.urlopen(request, timeout=60) as response:',
    '        print(response.read().decode())',
    ...EXIT_WITH_RESPONSE,
  ];
}

const IMPORTS = ['import json', 'import os', 'import sys', 'import urllib.error', 'import urllib.request'] as const;

const EXIT_WITH_RESPONSE = [
  'except urllib.error.HTTPError as error:',
  '    sys.exit(f"{error.code} {error.read().decode()}")',
] as const;

const PRINT_TOKEN = [
  'try:',
  '    with urllib.request.urlopen(request, timeout=60) as response:',
  '        print(json.load(response)["access_token"])',
  ...EXIT_WITH_RESPONSE,
] as const;
