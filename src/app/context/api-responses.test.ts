import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { HttpError } from '../../http/http-error.ts';
import { aToken, TOKEN_TEST_NOW, USER_CLAIMS } from '../../token/token.fixture.ts';
import { createApiResponses } from './api-responses.ts';

const ORIGIN = CLOUDS.global.apiOrigins['defender-xdr'];
const LIST = `${ORIGIN}/api/incidents?$top=100`;

function forbidden(code: string): Response {
  return Response.json({ error: { code, message: 'No.', target: 'a-request-id' } }, { status: 403 });
}

/** Sends one request per response, each with the token. */
async function responsesTo(token: string, responses: readonly Response[], url = LIST) {
  const remaining = [...responses];
  const log = createApiResponses({
    fetch: async () => remaining.shift() ?? Response.error(),
    clock: () => TOKEN_TEST_NOW,
  });
  const received: Response[] = [];
  while (remaining.length > 0) {
    received.push(await log.fetch(url, { headers: { Authorization: `Bearer ${token}` } }));
  }
  return { log, received };
}

function aDenial(context: { readonly tenantId?: string } = {}): HttpError {
  return new HttpError({
    code: 'forbidden',
    context: { kind: 'user', tenantId: USER_CLAIMS.tid, operation: 'list-incidents', origin: ORIGIN, ...context },
    status: 403,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });
}

describe('createApiResponses', () => {
  it('keeps status, code and request id of a denied list request and leaves its body readable', async () => {
    const { log, received } = await responsesTo(aToken(), [forbidden('DisabledFeature')]);
    expect(log.lastResponseTo(aToken())).toMatchObject({
      api: 'defender-xdr',
      host: 'api.security.microsoft.com',
      result: { status: 403, apiCode: 'DisabledFeature', requestId: 'a-request-id' },
    });
    expect(log.lastResponseTo(aToken({ scp: 'other' }))).toBeNull();
    expect(await received[0]?.json()).toHaveProperty('error.code', 'DisabledFeature');
  });

  it('does not let a failure of the service replace a response about the token', async () => {
    const { log } = await responsesTo(aToken(), [Response.json({}), new Response('', { status: 503 })]);
    expect(log.lastResponseTo(aToken())).toMatchObject({ result: { status: 200 } });
  });

  it('finds the refused token of an error by API, operation and tenant', async () => {
    const { log } = await responsesTo(aToken({ wids: [] }), [forbidden('Forbidden')]);
    expect(log.refusedToken(aDenial())?.claims).toMatchObject({ scopes: ['Incident.Read'], directoryRoles: [] });
    expect(log.refusedToken(aDenial({ tenantId: USER_CLAIMS.oid }))).toBeNull();
    log.clear();
    expect(log.refusedToken(aDenial())).toBeNull();
  });

  it('does not take the denial of one incident for a denial of the list', async () => {
    const { log } = await responsesTo(aToken(), [forbidden('Forbidden')], `${ORIGIN}/api/incidents/41141`);
    expect(log.lastResponseTo(aToken())).toBeNull();
    expect(log.refusedToken(aDenial())).toBeNull();
  });

  it('ignores requests to other paths and requests without a token', async () => {
    const { log } = await responsesTo(aToken(), [forbidden('Forbidden')], `${ORIGIN}/api/incidents/1/alerts`);
    await log.fetch(LIST).catch(() => undefined);
    expect(log.lastResponseTo(aToken())).toBeNull();
  });

  it('does not mistake the token of a denied change for the token of a denied read', async () => {
    const read = aToken();
    const write = aToken({ scp: 'Incident.Read Incident.ReadWrite' });
    const log = createApiResponses({
      fetch: async () => forbidden('Forbidden'),
      clock: () => TOKEN_TEST_NOW,
    });
    const one = `${ORIGIN}/api/incidents/7`;
    await log.fetch(one, { headers: { Authorization: `Bearer ${read}` } });
    await log.fetch(one, { method: 'PATCH', headers: { Authorization: `Bearer ${write}` } });
    await log.fetch(`${one}/comments`, { method: 'POST', headers: { Authorization: `Bearer ${write}` } });
    const scopesOf = (operation: HttpError['context']['operation']) =>
      log.refusedToken(new HttpError({ ...aDenial(), context: { ...aDenial().context, operation } }))?.claims.scopes;
    expect(scopesOf('read-incident')).toEqual(['Incident.Read']);
    expect(scopesOf('update-incident')).toEqual(['Incident.Read', 'Incident.ReadWrite']);
    expect(scopesOf('comment-incident')).toEqual(['Incident.Read', 'Incident.ReadWrite']);
    expect(scopesOf('list-incidents')).toBeUndefined();
  });
});
