import { describe, expect, it } from 'vitest';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { createNewVersion } from './new-version.ts';

const CURRENT = '0123456789abcdef';
const NEWER = 'fedcba9876543210';
const VERSION_FILE = 'https://soc.example/version.json';

/** A tab with build `CURRENT`, opened at 0. `respond` is the host, `now` the browser's clock. */
function openTab(respond: () => Response, current: string | null = CURRENT) {
  const tab = { now: 0, isOnline: true, requests: [] as string[], caches: [] as unknown[], respond };
  const newVersion = createNewVersion({
    current,
    versionFile: VERSION_FILE,
    clock: () => epochMs(tab.now),
    isOnline: () => tab.isOnline,
    fetch: async (url, init) => {
      tab.requests.push(url);
      tab.caches.push(init?.cache);
      return tab.respond();
    },
  });
  const returnAfter = async (minutes: number) => {
    tab.now += minutes * MINUTE_MS;
    await newVersion.checkOnReturn();
    return newVersion.state();
  };
  return { tab, newVersion, returnAfter };
}

const deployed = (id: string) => () => Response.json({ id });

describe('the check for a newer version', () => {
  it('finds a newer build when the user returns, past every cache', async () => {
    const { tab, returnAfter } = openTab(deployed(NEWER));
    expect(await returnAfter(15)).toBe(NEWER);
    expect(tab.requests).toEqual([VERSION_FILE]);
    expect(tab.caches).toEqual(['no-store']);
  });

  it('finds nothing while the host serves the same build, and after a rollback', async () => {
    const { tab, returnAfter } = openTab(deployed(CURRENT));
    expect(await returnAfter(15)).toBeNull();
    tab.respond = deployed(NEWER);
    expect(await returnAfter(15)).toBe(NEWER);
    tab.respond = deployed(CURRENT);
    expect(await returnAfter(15)).toBeNull();
  });

  it('sends at most one request in 15 minutes, and none in the first 15', async () => {
    const { tab, returnAfter } = openTab(deployed(CURRENT));
    await returnAfter(14);
    expect(tab.requests).toHaveLength(0);
    await returnAfter(1);
    for (let minute = 0; minute < 14; minute += 1) await returnAfter(1);
    expect(tab.requests).toHaveLength(1);
    await returnAfter(1);
    expect(tab.requests).toHaveLength(2);
  });

  it('continues after the clock is set back', async () => {
    const { tab, returnAfter } = openTab(deployed(CURRENT));
    await returnAfter(15);
    await returnAfter(-600);
    expect(tab.requests).toHaveLength(2);
  });

  it('sends nothing while offline, and checks at the next return', async () => {
    const { tab, returnAfter } = openTab(deployed(NEWER));
    tab.isOnline = false;
    expect(await returnAfter(60)).toBeNull();
    expect(tab.requests).toHaveLength(0);
    tab.isOnline = true;
    expect(await returnAfter(0)).toBe(NEWER);
  });

  it.each([
    ['404', () => new Response('{"id":"fedcba9876543210"}', { status: 404 })],
    ['the start page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
    ['an empty file', () => new Response('')],
    ['another object', () => Response.json({ version: 2 })],
    ['another kind of id', () => Response.json({ id: '<b>2</b>' })],
    ['null', () => Response.json(null)],
    [
      'no response',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('ignores %s', async (_name, respond) => {
    const { returnAfter } = openTab(respond);
    expect(await returnAfter(15)).toBeNull();
  });

  it('keeps a found build when the host stops responding', async () => {
    const { tab, returnAfter } = openTab(deployed(NEWER));
    await returnAfter(15);
    tab.respond = () => new Response('', { status: 503 });
    expect(await returnAfter(15)).toBe(NEWER);
  });

  it('stays silent about a dismissed build, and reports the one after it', async () => {
    const { tab, newVersion, returnAfter } = openTab(deployed(NEWER));
    await returnAfter(15);
    newVersion.dismiss();
    expect(newVersion.state()).toBeNull();
    expect(await returnAfter(15)).toBeNull();
    tab.respond = deployed('00000000ffffffff');
    expect(await returnAfter(15)).toBe('00000000ffffffff');
  });

  it('sends nothing without an id of its own, as on the development server', async () => {
    const { tab, returnAfter } = openTab(deployed(NEWER), null);
    await returnAfter(60);
    expect(tab.requests).toHaveLength(0);
  });
});
