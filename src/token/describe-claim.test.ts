import { describe, expect, it } from 'vitest';
import { APIS, JUDGED_APIS } from '../entra/apis.ts';
import { PERMISSIONS } from '../entra/permissions.ts';
import { isGuid } from '../std/guid.ts';
import { CLAIM_CATALOGUE, HEADER_CATALOGUE } from './claim-catalogue.ts';
import { describeClaim, describeHeader } from './describe-claim.ts';
/** Claims of the two samples in "Access tokens in the Microsoft identity platform", with neutral names and ids. */
import documentedV1Claims from './samples/documented-v1-claims.json';
import documentedV2Claims from './samples/documented-v2-claims.json';
/** Claims of a captured v1 application token for Defender for Endpoint, published by a third party. */
import endpointClaims from './samples/endpoint-application-claims.json';
import { APPLICATION_CLAIMS, ID_CLAIMS, USER_CLAIMS } from './token.fixture.ts';
import { describePermission } from './token-permissions.ts';

describe('the claim catalogue', () => {
  it('describes at least 60 claims without repeats', () => {
    expect(CLAIM_CATALOGUE.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CLAIM_CATALOGUE.map((entry) => entry.name)).size).toBe(CLAIM_CATALOGUE.length);
    expect(new Set(HEADER_CATALOGUE.map((entry) => entry.name)).size).toBe(HEADER_CATALOGUE.length);
  });

  it.each([
    ['a captured v1 application token', endpointClaims],
    ['the documented v1 sample', documentedV1Claims],
    ['the documented v2 sample', documentedV2Claims],
    ['a v1 token of a user', USER_CLAIMS],
    ['a v1 token of an application', APPLICATION_CLAIMS],
    ['a v2 id token', ID_CLAIMS],
  ])('describes every claim of %s', (_name, claims) => {
    expect(Object.keys(claims).filter((claim) => describeClaim(claim) === null)).toEqual([]);
  });

  it('describes the header parameters of Entra', () => {
    expect(['alg', 'kid', 'typ', 'x5t', 'nonce'].filter((name) => describeHeader(name) === null)).toEqual([]);
  });

  it('returns null for unknown names, including those of object members', () => {
    expect(['extension_department', '__proto__', 'constructor', 'toString'].map(describeClaim)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('links to https pages only', () => {
    const sources = [...CLAIM_CATALOGUE, ...HEADER_CATALOGUE].flatMap((entry) => entry.source ?? []);
    expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
  });
});

describe('describePermission', () => {
  it('has one GUID for each name, kind and API', () => {
    const keys = PERMISSIONS.map(({ name, kind, api }) => `${api} ${kind} ${name}`);
    expect(new Set(keys).size).toBe(PERMISSIONS.length);
    expect(PERMISSIONS.filter(({ id }) => !isGuid(id))).toEqual([]);
    expect(new Set(PERMISSIONS.map(({ id }) => id)).size).toBe(PERMISSIONS.length);
  });

  it('describes every permission that an operation needs', () => {
    for (const api of JUDGED_APIS) {
      for (const needed of Object.values(APIS[api].permissions)) {
        for (const name of needed.delegated) {
          expect(describePermission(name, 'delegated', api), name).not.toBeNull();
        }
        for (const name of needed.application) {
          expect(describePermission(name, 'application', api), name).not.toBeNull();
        }
      }
    }
  });

  it('describes a permission only for its own API and kind', () => {
    expect(describePermission('Incident.Read', 'delegated', 'graph-security')).toBeNull();
    expect(describePermission('Incident.Read', 'application', 'defender-xdr')).toBeNull();
  });
});
