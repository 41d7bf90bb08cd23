import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { NO_CONFIGURATION } from './configuration.ts';
import { fetchConfiguration, readConfiguration } from './fetch-configuration.ts';
import { parseConfiguration } from './parse-configuration.ts';

const CLIENT_ID = '11111111-2222-4333-8444-555555555555';

function problemKeys(content: unknown): readonly string[] {
  const parsed = parseConfiguration(content);
  return parsed.ok ? [] : parsed.problem.map((problem) => problem.key);
}

function respondWith(body: string, status = 200) {
  return () => Promise.resolve(new Response(body, { status }));
}

describe('parseConfiguration', () => {
  it('returns the defaults for an empty object', () => {
    expect(parseConfiguration({})).toEqual({ ok: true, value: NO_CONFIGURATION });
  });

  it('parses every key', () => {
    const parsed = parseConfiguration({
      clientId: CLIENT_ID,
      tenant: 'soc.example',
      cloud: 'gcc-high',
      api: 'graph-security',
      apiBaseUrl: '/graph',
      customers: [{ tenantId: CLIENT_ID, name: 'Example Foundry' }],
      demo: false,
    });
    expect(parsed).toEqual({
      ok: true,
      value: {
        clientId: CLIENT_ID,
        tenant: 'soc.example',
        cloud: CLOUDS['gcc-high'],
        api: 'graph-security',
        apiBaseUrl: '/graph',
        customers: [{ tenantId: CLIENT_ID, name: 'Example Foundry' }],
        offersDemo: false,
      },
    });
  });

  it.each(['organizations', CLIENT_ID, 'contoso.onmicrosoft.com', 'contoso.xn--p1ai'])(
    'accepts the tenant %s',
    (tenant) => {
      expect(parseConfiguration({ tenant })).toMatchObject({ ok: true, value: { tenant } });
    },
  );

  it.each([
    ['clientId', 'not-a-guid'],
    ['clientId', 7],
    ['tenant', 'common'],
    ['tenant', 'https://login.example'],
    ['cloud', 'china'],
    ['api', 'defender'],
    ['apiBaseUrl', 'https://proxy.example'],
    ['apiBaseUrl', '//proxy.example'],
    ['apiBaseUrl', '/a/../b'],
    ['apiBaseUrl', '/\\proxy.example'],
    ['apiBaseUrl', 'javascript:alert(1)'],
    ['apiBaseUrl', 5],
    ['customers', [{ tenantId: 'x', name: 'y' }]],
    ['demo', 'yes'],
    ['clientID', CLIENT_ID],
  ])('rejects the key %s with the value %j', (key, value) => {
    expect(problemKeys({ [key]: value })).toEqual([key]);
  });

  it.each([
    ['/defender'],
    ['./defender/v1'],
    ['https://eu.api.security.microsoft.com'],
    ['https://api.security.microsoft.com'],
  ])('accepts %s as the base URL of the API', (apiBaseUrl) => {
    expect(problemKeys({ apiBaseUrl })).toEqual([]);
  });

  it('rejects a host of another cloud as the base URL of the API', () => {
    expect(problemKeys({ cloud: 'dod', apiBaseUrl: 'https://eu.api.security.microsoft.com' })).toEqual(['apiBaseUrl']);
  });

  it('rejects a customer tenant that is listed twice, in any letter case', () => {
    const tenantId = 'aaaaaaaa-2222-4333-8444-555555555555';
    const customers = [
      { tenantId, name: 'One' },
      { tenantId: tenantId.toUpperCase(), name: 'Two' },
    ];
    expect(parseConfiguration({ customers })).toEqual({
      ok: false,
      problem: [{ key: 'customers', value: `"${tenantId}" twice`, allowed: 'each tenant once' }],
    });
  });

  it('returns every problem at once', () => {
    expect(problemKeys({ clientId: 1, demo: 1, nonsense: 1 })).toEqual(['clientId', 'demo', 'nonsense']);
  });

  it.each([[[]], ['text'], [null], [3]])('rejects %j as the whole file', (content) => {
    expect(problemKeys(content)).toEqual(['(the whole file)']);
  });
});

/** Encodes the text as PowerShell's `>` does (little-endian), or in the other byte order, with a byte order mark. */
function utf16(text: string, order: 'little-endian' | 'big-endian'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  for (const [index, character] of [...`\uFEFF${text}`].entries()) {
    view.setUint16(2 * index, character.charCodeAt(0), order === 'little-endian');
  }
  return bytes;
}

describe('fetchConfiguration and readConfiguration', () => {
  const JSON_TEXT = '{ "clientId": "11111111-2222-4333-8444-555555555555" }';
  it.each([
    ['UTF-16 little-endian', utf16(JSON_TEXT, 'little-endian')],
    ['UTF-16 big-endian', utf16(JSON_TEXT, 'big-endian')],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${JSON_TEXT}`)],
    ['UTF-8', new TextEncoder().encode(JSON_TEXT)],
  ])('read %s', async (_encoding, bytes) => {
    const fetched = await fetchConfiguration(async () => new Response(bytes), './config.json');
    expect(await readConfiguration(fetched)).toMatchObject({
      ok: true,
      value: { clientId: '11111111-2222-4333-8444-555555555555' },
    });
  });

  it('read 1,200 customers', async () => {
    const customers = Array.from({ length: 1_200 }, (_, index) => ({
      tenantId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Customer ${index}`,
    }));
    const fetched = await fetchConfiguration(async () => Response.json({ customers }), './config.json');
    expect(await readConfiguration(fetched)).toMatchObject({ ok: true, value: { customers } });
  });

  it('report a file of more than 1 MiB as too large, but not a long start page of the host', async () => {
    const read = async (body: string) =>
      readConfiguration(await fetchConfiguration(async () => new Response(body), './config.json'));
    expect(await read(`{ "clientId": "${'x'.repeat(1_048_576)}" }`)).toEqual({
      ok: false,
      problem: [{ key: '(the whole file)', value: 'too large (1,048,594 bytes)', allowed: 'at most 1,048,576 bytes' }],
    });
    expect((await read(`<!doctype html>${' '.repeat(1_048_576)}`)).ok).toBe(true);
  });

  it.each([
    ['a missing file', respondWith('', 404)],
    ['an HTML response', respondWith('<!doctype html><title>Start</title>')],
    ['an empty file', respondWith('  \n')],
    ['a file that the host forbids', respondWith('', 403)],
  ])('treat %s as no configuration', async (_name, fetch) => {
    expect(await readConfiguration(await fetchConfiguration(fetch, './config.json'))).toEqual({
      ok: true,
      value: NO_CONFIGURATION,
    });
  });

  it('report a file that is not JSON', async () => {
    const parsed = await readConfiguration(new TextEncoder().encode('{ clientId: oops'));
    expect(parsed).toMatchObject({ ok: false, problem: [{ key: '(the whole file)', allowed: 'valid JSON' }] });
  });

  it.each([
    ['a host error', respondWith('', 503)],
    ['a host that requires authentication', respondWith('', 401)],
    ['no response', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('report %s as a problem', async (_name, fetch) => {
    expect(await readConfiguration(await fetchConfiguration(fetch, './config.json'))).toMatchObject({
      ok: false,
      problem: [{ key: '(the whole file)' }],
    });
  });
});
