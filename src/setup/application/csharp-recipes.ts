import { quoteForProgram as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/** A single C# file for `dotnet run` of .NET 10, with Microsoft's library for sign-in. */
export const CSHARP_RECIPES = {
  secret: (values: RecipeValues) => [
    ...PACKAGE,
    '',
    '// Uses the variable CLIENT_SECRET, or prompts for it without showing it.',
    'var secret = Environment.GetEnvironmentVariable("CLIENT_SECRET");',
    'if (string.IsNullOrEmpty(secret))',
    '{',
    '    Console.Error.Write("Client secret: ");',
    '    var typed = new System.Text.StringBuilder();',
    '    for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))',
    '    {',
    '        if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);',
    '        else typed.Append(key.KeyChar);',
    '    }',
    '    Console.Error.WriteLine();',
    '    secret = typed.ToString();',
    '}',
    ...application(values, '.WithClientSecret(secret)'),
  ],
  certificate: (values: RecipeValues) => [
    ...PACKAGE,
    'using System.Security.Cryptography.X509Certificates;',
    '',
    'using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);',
    'store.Open(OpenFlags.ReadOnly);',
    `var found = store.Certificates.Find(X509FindType.FindByThumbprint, ${quote(values.thumbprint)}, false);`,
    'if (found.Count == 0)',
    '{',
    '    Console.Error.WriteLine("The certificate is not in the store of this user.");',
    '    return 1;',
    '}',
    ...application(values, '.WithCertificate(found[0])'),
    'return 0;',
  ],
  'managed-identity': (values: RecipeValues) => [
    ...PACKAGE,
    'using Microsoft.Identity.Client.AppConfig;',
    '',
    'var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.SystemAssigned).Build();',
    `var result = await identity.AcquireTokenForManagedIdentity(${quote(values.resource)}).ExecuteAsync();`,
    'Console.WriteLine(result.AccessToken);',
  ],
} as const;

/** Reads the token from standard input and prints the first incidents. */
export function csharpListRecipe(values: RecipeValues): readonly string[] {
  return [
    'using System.Net.Http.Headers;',
    '',
    'using var client = new HttpClient();',
    'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Console.ReadLine());',
    `using var response = await client.GetAsync(${quote(values.listUrl)});`,
    'var body = await response.Content.ReadAsStringAsync();',
    '(response.IsSuccessStatusCode ? Console.Out : Console.Error).WriteLine(body);',
    'return response.IsSuccessStatusCode ? 0 : 1;',
  ];
}

function application(values: RecipeValues, credential: string): readonly string[] {
  return [
    `var application = ConfidentialClientApplicationBuilder.Create(${quote(values.clientId)})`,
    `    .WithAuthority(${quote(values.authority)})`,
    `    ${credential}`,
    '    .Build();',
    `var result = await application.AcquireTokenForClient([${quote(values.scope)}]).ExecuteAsync();`,
    'Console.WriteLine(result.AccessToken);',
  ];
}

const PACKAGE = ['#:package Microsoft.Identity.Client@4.*', 'using Microsoft.Identity.Client;'] as const;
