import { expect, test } from 'vitest';
import type { AccessContext } from '../../access/access-context.ts';
import { accessContextId } from '../../http/access-context-id.ts';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { createIncidentSources } from './incident-sources.ts';
import { createRateLimiters } from './rate-limiters.ts';

const TENANT = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const CLIENT = 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b';
const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));

function aContext(kind: 'user' | 'application', clientId = CLIENT): AccessContext {
  const parts = { tenantId: TENANT, clientId, api: 'defender-xdr' } as const;
  const id = accessContextId({ ...(kind === 'user' ? { kind, accountId: 'account' } : { kind }), ...parts });
  return { id, kind, ...parts, forChanges: null, accessToken: async () => kind };
}

function someSources() {
  const clock = () => NOW;
  const knownTenants = () => [TENANT];
  const rateLimiterFor = createRateLimiters({ store: createMemoryStore(), clock, clientId: CLIENT, knownTenants });
  const sources = createIncidentSources({
    wiring: { configuration: NO_CONFIGURATION, fetch: () => Promise.reject(new TypeError()) },
    base: 'https://soc.example/',
    rateLimiterFor,
    clock,
    isOnline: () => true,
    probeOrigin: async () => true,
    random: () => 0,
  });
  return { sources, rateLimiterFor };
}

test('a context has one source, however often its object is created', () => {
  const { sources } = someSources();
  const source = sources.sourceFor(aContext('user'));
  expect(sources.sourceFor(aContext('user'))).toBe(source);
  expect(sources.sourceFor(aContext('application'))).not.toBe(source);
});

test('a user and an application of one client id have two sources and one rate limiter, as the service counts', () => {
  const { sources, rateLimiterFor } = someSources();
  const ofUser = sources.sourceFor(aContext('user'));
  const ofApplication = sources.sourceFor(aContext('application'));
  expect(ofUser.contextId).not.toBe(ofApplication.contextId);
  rateLimiterFor(aContext('application')).pauseUntil(epochMs(NOW + MINUTE_MS));
  expect(ofUser.rateLimiter.state()).toMatchObject({ limitedBy: 'service' });
  expect(ofApplication.rateLimiter.state()).toMatchObject({ limitedBy: 'service' });
});

test('the limit of another application leaves the queue alone', () => {
  const { sources, rateLimiterFor } = someSources();
  const other = aContext('application', 'dddddddd-9c3a-4f6d-8b7a-8e903f0c2a1e');
  rateLimiterFor(other).pauseUntil(epochMs(NOW + MINUTE_MS));
  expect(sources.sourceFor(other).rateLimiter.state()).toMatchObject({ limitedBy: 'service' });
  expect(sources.sourceFor(aContext('user')).rateLimiter.state().limitedBy).toBeNull();
});
