import { describe, expect, it } from 'vitest';
import { APIS, JUDGED_APIS } from '../entra/apis.ts';
import { PERMISSIONS } from '../entra/permissions.ts';
import { isGuid } from '../std/guid.ts';
import { CLAIM_CATALOGUE, HEADER_CATALOGUE } from './claim-catalogue.ts';
import { describeClaim, describeHeader } from './describe-claim.ts';
/** The two samples of "Access tokens in the Microsoft identity platform": their claims, with persons and ids made neutral. */
import documentedV1Claims from './samples/documented-v1-claims.json';
import documentedV2Claims from './samples/documented-v2-claims.json';
/** A captured application token of Defender for Endpoint, form v1, as its third-party publisher printed it. */
import endpointClaims from './samples/endpoint-application-claims.json';
import { APPLICATION_CLAIMS, ID_CLAIMS, USER_CLAIMS } from './token.fixture.ts';
import { describePermission } from './token-permissions.ts';

describe('the claim catalogue', () => {
  it('explains at least 60 claims, each once', () => {
    expect(CLAIM_CATALOGUE.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CLAIM_CATALOGUE.map((entry) => entry.name)).size).toBe(CLAIM_CATALOGUE.length);
    expect(new Set(HEADER_CATALOGUE.map((entry) => entry.name)).size).toBe(HEADER_CATALOGUE.length);
  });

  it.each([
    ['a captured v1 application token', endpointClaims],
    ['the documented v1 sample', documentedV1Claims],
    ['the documented v2 sample', documentedV2Claims],
    ["a person's v1 token", USER_CLAIMS],
    ["an application's v1 token", APPLICATION_CLAIMS],
    ['a v2 id token', ID_CLAIMS],
  ])('explains every claim of %s', (_name, claims) => {
    expect(Object.keys(claims).filter((claim) => describeClaim(claim) === null)).toEqual([]);
  });

  it('knows the parameters of the headers that Entra writes', () => {
    expect(['alg', 'kid', 'typ', 'x5t', 'nonce'].filter((name) => describeHeader(name) === null)).toEqual([]);
  });

  it('does not know what is not in it, names of object members included', () => {
    expect(['extension_department', '__proto__', 'constructor', 'toString'].map(describeClaim)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('links to pages by https only', () => {
    const sources = [...CLAIM_CATALOGUE, ...HEADER_CATALOGUE].flatMap((entry) => entry.source ?? []);
    expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
  });
});

describe('the permissions', () => {
  it('have one GUID for each name, kind and API', () => {
    const keys = PERMISSIONS.map(({ name, kind, api }) => `${api} ${kind} ${name}`);
    expect(new Set(keys).size).toBe(PERMISSIONS.length);
    expect(PERMISSIONS.filter(({ id }) => !isGuid(id))).toEqual([]);
    expect(new Set(PERMISSIONS.map(({ id }) => id)).size).toBe(PERMISSIONS.length);
  });

  it('describe every permission that an operation needs', () => {
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

  it("do not describe one API's permission as another's", () => {
    expect(describePermission('Incident.Read', 'delegated', 'graph-security')).toBeNull();
    expect(describePermission('Incident.Read', 'application', 'defender-xdr')).toBeNull();
  });
});
