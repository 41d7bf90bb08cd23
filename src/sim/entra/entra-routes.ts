import { type Context, Hono } from 'hono';
import { withBasicCredentials } from '../credentials/client-credential.ts';
import type { Peer } from '../wire/simulator-contract.ts';
import { type AdminConsentDecision, type AdminConsentForm, adminConsent } from './admin-consent.ts';
import { authorize, type SignInStep } from './authorize.ts';
import type { SignInInput } from './decide-sign-in.ts';
import { cloudOf, describeAuthority, describeKeys } from './discovery.ts';
import type { EntraContext } from './entra-context.ts';
import { adminConsentPage, signedOutPage, signInPage } from './pages.ts';
import { serializeRefusal, traceRefusal } from './refusal.ts';
import { verbRefused } from './refusals.ts';
import { signOut } from './sign-out.ts';
import { handleTokenRequest } from './token-endpoint.ts';

/** Entra's pages run no script, load nothing and cannot be framed. `form-action` is open because forms redirect to the redirect URI. */
const PAGE_HEADERS = {
  'Cache-Control': 'no-store, no-cache',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
};

const NOT_STORED = { 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache' };

/** Public data, readable by pages of any origin. */
const PUBLIC = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, OPTIONS' };

const TOKEN_CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Expose-Headers': 'Content-Length,Content-Encoding,x-ms-request-id,x-ms-srs',
};

function inputOf(form: Record<string, unknown>): SignInInput {
  const { persona, decision } = form;
  return {
    ...(typeof persona === 'string' ? { personaId: persona } : {}),
    ...(decision === 'accept' || decision === 'decline' ? { decision } : {}),
  };
}

const ADMIN_CONSENT_FORMS: readonly (readonly [string, AdminConsentForm])[] = [
  ['/:tenant/v2.0/adminconsent', 'v2'],
  ['/:tenant/adminconsent', 'older'],
  ['/:tenant/oauth2/authorize', 'v1-authorize'],
];

function decisionOf(field: unknown): AdminConsentDecision | null {
  return (['accept', 'decline', 'not-administrator'] as const).find((decision) => decision === field) ?? null;
}

function stepResponse(c: Context, step: SignInStep, tenantSegment: string) {
  if (step.kind === 'leave') return c.body(null, 302, { Location: step.location, ...NOT_STORED });
  const target = { tenantSegment: encodeURIComponent(tenantSegment), query: new URL(c.req.url).search.slice(1) };
  return c.html(signInPage(step, target), 200, PAGE_HEADERS);
}

/** The endpoints of the authority. `peer` is the origin of each request. */
export function createEntraRoutes(entra: EntraContext): Hono<{ Bindings: { peer: Peer } }> {
  const routes = new Hono<{ Bindings: { peer: Peer } }>();
  const contextOf = (c: Context): EntraContext => ({ ...entra, cloud: cloudOf(new URL(c.req.url).hostname) });

  routes.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const described = describeAuthority(contextOf(c), c.req.param('tenant'));
    if (described.ok) return c.json(described.value, 200, PUBLIC);
    const trace = traceRefusal(entra.ids, entra.clock(), c.req.header('client-request-id') ?? null);
    return c.json(serializeRefusal(described.problem, trace), 400, PUBLIC);
  });

  routes.get('/:tenant/discovery/v2.0/keys', async (c) =>
    c.json(describeKeys(await entra.signingKey(), new URL(c.req.url).origin), 200, PUBLIC),
  );

  routes.get('/:tenant/oauth2/v2.0/authorize', (c) => {
    const tenant = c.req.param('tenant');
    return stepResponse(c, authorize(contextOf(c), tenant, new URL(c.req.url).searchParams), tenant);
  });

  routes.post('/:tenant/login', async (c) => {
    const tenant = c.req.param('tenant');
    const input = inputOf(await c.req.parseBody());
    return stepResponse(c, authorize(contextOf(c), tenant, new URL(c.req.url).searchParams, input), tenant);
  });

  for (const [path, form] of ADMIN_CONSENT_FORMS) {
    routes.on(['GET', 'POST'], path, async (c) => {
      const tenant = c.req.param('tenant') ?? '';
      const { pathname, search, searchParams } = new URL(c.req.url);
      if (form === 'v1-authorize' && searchParams.get('prompt') !== 'consent') return c.notFound();
      const decision = c.req.method === 'POST' ? decisionOf((await c.req.parseBody()).decision) : null;
      const step = adminConsent(contextOf(c), tenant, searchParams, { form, decision });
      if (step.kind === 'leave') return c.body(null, 302, { Location: step.location, ...NOT_STORED });
      return c.html(adminConsentPage(step, `${pathname}${search}`), 200, PAGE_HEADERS);
    });
  }

  routes.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const body = new URLSearchParams(await c.req.text());
    const params = withBasicCredentials(body, c.req.header('Authorization') ?? null);
    const result = await handleTokenRequest(contextOf(c), c.req.param('tenant'), params, c.env.peer);
    return new Response(JSON.stringify(result.body), {
      status: result.status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'x-ms-request-id': entra.ids.guid(),
        ...NOT_STORED,
        ...(result.readableCrossOrigin ? TOKEN_CORS : {}),
      },
    });
  });

  // A preflight does not identify the client. Only safelisted headers are allowed.
  routes.options('/:tenant/oauth2/v2.0/token', (c) => c.body(null, 200, TOKEN_CORS));

  routes.all('/:tenant/oauth2/v2.0/token', (c) => {
    const trace = traceRefusal(entra.ids, entra.clock(), c.req.header('client-request-id') ?? null);
    return c.json(serializeRefusal(verbRefused(c.req.method), trace), 400, NOT_STORED);
  });

  routes.get('/:tenant/oauth2/v2.0/logout', (c) => {
    const step = signOut(entra, new URL(c.req.url).searchParams);
    if (step.kind === 'signed-out') return c.html(signedOutPage(), 200, PAGE_HEADERS);
    return c.body(null, 302, { Location: step.location, ...NOT_STORED });
  });

  return routes;
}
