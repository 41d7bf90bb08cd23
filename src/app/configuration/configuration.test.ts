import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { NO_CONFIGURATION } from './configuration.ts';
import { fetchConfiguration, readConfiguration } from './fetch-configuration.ts';
import { parseConfiguration } from './parse-configuration.ts';

const CLIENT_ID = '11111111-2222-4333-8444-555555555555';

function problemKeys(held: unknown): readonly string[] {
  const parsed = parseConfiguration(held);
  return parsed.ok ? [] : parsed.problem.map((problem) => problem.key);
}

function answering(body: string, status = 200) {
  return () => Promise.resolve(new Response(body, { status }));
}

describe('the configuration', () => {
  it('reads an empty object as the defaults', () => {
    expect(parseConfiguration({})).toEqual({ ok: true, value: NO_CONFIGURATION });
  });

  it('reads every key', () => {
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
  ])('names the key %s when it holds %j', (key, value) => {
    expect(problemKeys({ [key]: value })).toEqual([key]);
  });

  it.each([
    ['/defender'],
    ['./defender/v1'],
    ['https://eu.api.security.microsoft.com'],
    ['https://api.security.microsoft.com'],
  ])('takes %s as the base of the API', (apiBaseUrl) => {
    expect(problemKeys({ apiBaseUrl })).toEqual([]);
  });

  it('refuses a host of another cloud as the base of the API', () => {
    expect(problemKeys({ cloud: 'dod', apiBaseUrl: 'https://eu.api.security.microsoft.com' })).toEqual(['apiBaseUrl']);
  });

  it('gives every problem at once', () => {
    expect(problemKeys({ clientId: 1, demo: 1, nonsense: 1 })).toEqual(['clientId', 'demo', 'nonsense']);
  });

  it.each([[[]], ['text'], [null], [3]])('refuses %j as the whole file', (held) => {
    expect(problemKeys(held)).toEqual(['(the whole file)']);
  });
});

describe('fetching the configuration', () => {
  it.each([
    ['a missing file', answering('', 404)],
    ['an HTML answer', answering('<!doctype html><title>Start</title>')],
    ['an empty file', answering('  \n')],
    ['a file that a host hides', answering('', 403)],
  ])('takes %s as no configuration', async (_name, fetch) => {
    expect(await readConfiguration(await fetchConfiguration(fetch, './config.json'))).toEqual({
      ok: true,
      value: NO_CONFIGURATION,
    });
  });

  it('says so when the file is not JSON', async () => {
    const parsed = await readConfiguration({ kind: 'text', text: '{ clientId: oops' });
    expect(parsed).toMatchObject({ ok: false, problem: [{ key: '(the whole file)', allowed: 'valid JSON' }] });
  });

  it.each([
    ['a host that fails', answering('', 503)],
    ['a host that asks who is there', answering('', 401)],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('does not take %s for no configuration', async (_name, fetch) => {
    expect(await readConfiguration(await fetchConfiguration(fetch, './config.json'))).toMatchObject({
      ok: false,
      problem: [{ key: '(the whole file)' }],
    });
  });
});
