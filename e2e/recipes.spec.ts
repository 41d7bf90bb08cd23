import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'playwright/test';
import { credentialFiles } from '../src/setup/application/credential-commands.ts';
import { recipeValues } from '../src/setup/application/recipe-values.ts';
import { type Recipe, recipeFor } from '../src/setup/application/recipes.ts';
import type { RecipeCredential, RecipeLanguage } from '../src/setup/setup-choices.ts';
import { createSimulator } from '../src/sim/simulator.ts';
import type { RegisteredApplication } from '../src/sim/wire/simulator-contract.ts';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { hasCommand, openRecipeFolder } from './recipe-runner.ts';
import { E2E_APPLICATION, MAPPED_HOSTS } from './site.ts';
import { startTlsServer } from './tls-server.ts';

const SECRET = 'q~recipe secret & "quotes" = 100%';
const EXPIRED_SECRET = 'an-old-secret';

const DAEMON: RegisteredApplication = {
  ...E2E_APPLICATION,
  redirectUris: [],
  secrets: [{ value: SECRET }, { value: EXPIRED_SECRET, endsAtMs: 0 }],
  grantedAppRoles: [
    { tenantId: EXAMPLE_SOC.tenantId, resource: 'defender-xdr', roles: ['Incident.Read.All'] },
    { tenantId: EXAMPLE_SOC.tenantId, resource: 'graph', roles: ['SecurityIncident.Read.All'] },
  ],
};

const COMMANDS: { readonly [Language in RecipeLanguage]?: string } = { shell: 'sh', python: 'python3', node: 'node' };

/** A simulated Entra behind TLS, with the daemon registered, and a folder to run scripts in. */
async function openWorld(application: RegisteredApplication = DAEMON) {
  let state: string | null = null;
  const simulator = createSimulator({
    clock: Date.now,
    scenario: 'normal',
    developing: false,
    store: {
      read: () => state,
      write: (text) => {
        state = text;
      },
    },
    applications: [application],
  });
  const server = await startTlsServer(
    (request) => simulator.handle(request, { origin: request.headers.get('origin') }),
    MAPPED_HOSTS,
  );
  const folder = await openRecipeFolder(server);
  return {
    folder,
    close: async () => {
      await folder.close();
      await server.close();
    },
  };
}

function recipe(
  language: RecipeLanguage,
  credential: RecipeCredential,
  change: {
    readonly api?: 'defender-xdr' | 'graph-security';
    readonly clientId?: string;
    readonly tenant?: string;
  } = {},
): Recipe {
  const { api = 'defender-xdr', clientId = DAEMON.clientId, tenant = EXAMPLE_SOC.tenantId } = change;
  const values = recipeValues({ api, cloud: 'global' }, { clientId, tenant, thumbprint: '' });
  const found = recipeFor({ language, credential, reach: 'one-tenant' }, values);
  if (found.kind !== 'recipe') throw new Error(found.title);
  return found;
}

/** Writes both scripts of a recipe and runs the first; without it on the machine, the test is reported as skipped. */
async function getToken(
  world: Awaited<ReturnType<typeof openWorld>>,
  language: RecipeLanguage,
  made: Recipe,
  secret?: string,
) {
  const command = COMMANDS[language] ?? '';
  test.skip(!(await hasCommand(command)), `${command} is not on this machine, so its recipe was not run`);
  await world.folder.write(made.token.fileName, made.token.text);
  await world.folder.write(made.list.fileName, made.list.text);
  return world.folder.run(command, [made.token.fileName], secret === undefined ? {} : { secret });
}

async function expectIncidents(
  world: Awaited<ReturnType<typeof openWorld>>,
  language: RecipeLanguage,
  made: Recipe,
  token: string,
) {
  const listed = await world.folder.run(COMMANDS[language] ?? '', [made.list.fileName], { input: token });
  expect(listed.stderr).toBe('');
  expect(listed.status).toBe(0);
  const body: { value: unknown[] } = JSON.parse(listed.stdout);
  expect(body.value).toHaveLength(10);
}

for (const api of ['defender-xdr', 'graph-security'] as const) {
  for (const language of ['shell', 'python', 'node'] as const) {
    test(`the ${language} recipe with a secret gets a token for ${api} and lists incidents`, async () => {
      const world = await openWorld();
      try {
        const made = recipe(language, 'secret', { api });
        const { status, stdout, stderr } = await getToken(world, language, made, SECRET);
        expect(stderr).toBe('');
        expect(status).toBe(0);
        expect(stdout).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
        expect(decodeJwt(stdout.trim())).toMatchObject({ tid: EXAMPLE_SOC.tenantId });
        await expectIncidents(world, language, made, stdout);
      } finally {
        await world.close();
      }
    });
  }
}

for (const language of ['shell', 'node'] as const) {
  test(`the ${language} recipe with a certificate gets a token and lists incidents`, async () => {
    test.skip(!(await hasCommand('openssl')), 'openssl is not on this machine, so no certificate was made');
    const keys = await openWorld();
    const { command } = credentialFiles(language);
    await keys.folder.write('make-certificate.sh', `${command}\n`);
    expect((await keys.folder.run('sh', ['make-certificate.sh'])).status).toBe(0);
    const printed = await keys.folder.run('sh', ['-c', 'cat certificate.pem; cat private-key.pem']);
    const [certificatePem = '', keyPem = ''] = printed.stdout.split(/(?<=-----END CERTIFICATE-----\n)/);
    await keys.close();
    const certificate = new X509Certificate(certificatePem);
    const thumbprint = (algorithm: string) => createHash(algorithm).update(certificate.raw).digest('base64url');
    const world = await openWorld({
      ...DAEMON,
      certificates: [
        {
          thumbprint: thumbprint('sha1'),
          thumbprintS256: thumbprint('sha256'),
          publicJwk: { ...certificate.publicKey.export({ format: 'jwk' }) },
        },
      ],
    });
    try {
      await world.folder.write('certificate.pem', certificatePem);
      await world.folder.write('private-key.pem', keyPem);
      const made = recipe(language, 'certificate');
      const { status, stdout, stderr } = await getToken(world, language, made);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      await expectIncidents(world, language, made, stdout);
    } finally {
      await world.close();
    }
  });
}

const REFUSALS = [
  ['a wrong secret', {}, 'another-secret', 'AADSTS7000215'],
  ['an expired secret', {}, EXPIRED_SECRET, 'AADSTS7000222'],
  ['an unknown client id', { clientId: 'deadbeef-4b1d-4e5f-8a6b-7c8d9e0f1a2b' }, SECRET, 'AADSTS700016'],
  ['an unknown tenant', { tenant: 'nobody.example' }, SECRET, 'AADSTS90002'],
] as const;

for (const language of ['shell', 'python', 'node'] as const) {
  for (const [name, change, secret, code] of REFUSALS) {
    test(`the ${language} recipe fails with ${code} for ${name}, prints no token, and repeats no secret`, async () => {
      const world = await openWorld();
      try {
        const { status, stdout, stderr } = await getToken(world, language, recipe(language, 'secret', change), secret);
        expect(status).not.toBe(0);
        expect(stdout).toBe('');
        expect(stderr).toContain(code);
        expect(stderr).not.toContain(secret);
      } finally {
        await world.close();
      }
    });
  }
}

for (const [name, edit, code] of [
  [
    'the scope names no known API',
    (text: string) => text.replace('api.security.microsoft.com/.default', 'api.security.example/.default'),
    'AADSTS500011',
  ],
  [
    'the scope lacks its slash',
    (text: string) => text.replace('microsoft.com/.default', 'microsoft.com.default'),
    'AADSTS',
  ],
] as const) {
  test(`an edited recipe fails where ${name}`, async () => {
    const world = await openWorld();
    try {
      const made = recipe('shell', 'secret');
      const { status, stderr } = await getToken(
        world,
        'shell',
        { ...made, token: { ...made.token, text: edit(made.token.text) } },
        SECRET,
      );
      expect(status).not.toBe(0);
      expect(stderr).toContain(code);
    } finally {
      await world.close();
    }
  });
}
