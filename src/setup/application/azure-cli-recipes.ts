import { quoteForShell as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/** Azure CLI in a POSIX shell. `credential.pem` holds the private key and the certificate. */
export const AZURE_CLI_RECIPES = {
  certificate: (values: RecipeValues) => [
    ...preamble(values),
    `az login --service-principal --allow-no-subscriptions --tenant ${quote(values.tenant)} \\`,
    `  --username ${quote(values.clientId)} --certificate credential.pem --output none`,
    ...printToken(values),
  ],
  'managed-identity': (values: RecipeValues) => [
    ...preamble(values),
    'az login --identity --allow-no-subscriptions --output none',
    ...printToken(values),
  ],
} as const;

/** A configuration directory of its own keeps the sign-in apart from the user's and deletes it afterwards. */
function preamble(values: RecipeValues): readonly string[] {
  return [
    '#!/bin/sh',
    'set -eu',
    'AZURE_CONFIG_DIR=$(mktemp -d)',
    'export AZURE_CONFIG_DIR',
    `trap 'rm -rf "$AZURE_CONFIG_DIR"' EXIT`,
    ...(values.azureName === 'AzureCloud' ? [] : [`az cloud set --name ${values.azureName} --output none`]),
  ];
}

function printToken(values: RecipeValues): readonly string[] {
  return [`az account get-access-token --scope ${quote(values.scope)} --query accessToken --output tsv`];
}
