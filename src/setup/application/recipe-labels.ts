import type { RecipeCredential, RecipeLanguage } from '../setup-choices.ts';

export const LANGUAGE_LABELS: { readonly [Key in RecipeLanguage]: string } = {
  shell: 'curl',
  powershell: 'PowerShell',
  'azure-cli': 'Azure CLI',
  python: 'Python',
  node: 'Node.js',
  csharp: 'C#',
};

export const CREDENTIAL_LABELS: { readonly [Key in RecipeCredential]: string } = {
  certificate: 'Certificate',
  secret: 'Client secret',
  'managed-identity': 'Managed identity',
};

/** What a recipe needs on the machine. */
export function recipeRequirement(language: RecipeLanguage, credential: RecipeCredential): string {
  switch (language) {
    case 'shell':
      return credential === 'certificate'
        ? 'Requires a POSIX shell, curl and OpenSSL.'
        : 'Requires a POSIX shell and curl.';
    case 'powershell':
      return credential === 'secret'
        ? 'Requires PowerShell 7.1 or later.'
        : 'Requires PowerShell 7.1 or later and the module Az.Accounts.';
    case 'azure-cli':
      return 'Requires a POSIX shell, Azure CLI and curl.';
    case 'python':
      return 'Requires Python 3.9 or later. No packages.';
    case 'node':
      return 'Requires Node.js 20 or later. No packages.';
    case 'csharp':
      return 'Requires .NET 10. It downloads Microsoft.Identity.Client from NuGet.';
  }
}
