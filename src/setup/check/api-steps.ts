import { SignInError } from '../../access/sign-in-error.ts';
import type { ResponsePage } from '../../defender/model/response-page.ts';
import { APIS } from '../../entra/apis.ts';
import { HttpError } from '../../http/http-error.ts';
import { SECOND_MS } from '../../std/time.ts';
import type { CheckEffects } from './check-effects.ts';
import { failedStep, passed, type StepResult, unseen } from './check-step.ts';
import { failureOf } from './sign-in-steps.ts';

/** The steps about the API: network, CORS and refusal told apart. */

const TIMEOUT_MS = 15 * SECOND_MS;
/** Has the form of a token and is none, so that the browser sends a preflight and the API refuses it. */
const MADE_UP_TOKEN = 'check.this-is-not.a-token';

/** The host responds at all. A `no-cors` response has no readable content, but it arrives without permission of the host. */
export async function checkNetwork(effects: CheckEffects, signal: AbortSignal): Promise<StepResult> {
  const { host, url } = listRequest(effects);
  try {
    await effects.fetch(url, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return passed(`${host} responds`);
  } catch {
    const isOffline = !effects.isOnline();
    return failedStep(isOffline ? 'The browser is offline' : `${host} gave no response`, {
      fixedBy: 'you',
      message: {
        heading: isOffline ? 'You are offline' : 'The API’s host can’t be reached',
        advice: isOffline
          ? 'Reconnect, then try again.'
          : 'Nothing arrives from this host, not even an unreadable response. Check DNS, proxy, firewall and extensions.',
        quote: [{ name: 'Host', value: host }],
        actions: ['retry'],
      },
    });
  }
}

/** The browser may read the host's responses. A made-up token leads to a 401 that shows it. */
export async function checkCors(effects: CheckEffects, signal: AbortSignal): Promise<StepResult> {
  const { host, url, isSameOrigin } = listRequest(effects);
  let status: number;
  try {
    const response = await effects.fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      headers: { Accept: 'application/json', Authorization: `Bearer ${MADE_UP_TOKEN}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    status = response.status;
    await response.body?.cancel();
  } catch {
    const { api } = effects.configuration;
    return failedStep(`${host} responds, but the browser may not read it`, {
      fixedBy: 'app-owner',
      message: {
        heading: `${host} doesn’t allow requests from this site (CORS)`,
        advice: `Let your host forward a path of this site to the API and set it as apiBaseUrl, or use ${APIS[api === 'defender-xdr' ? 'graph-security' : 'defender-xdr'].displayName}. No permission or role changes this.`,
        quote: [
          { name: 'Host', value: host },
          { name: 'Origin', value: new URL(effects.page.address).origin },
        ],
        actions: ['switch-api', 'retry'],
      },
    });
  }
  if (status === 401 || status === 403)
    return passed(`${host} refused a made-up token with ${status}, and the browser may read it`);
  if (isSameOrigin) {
    return failedStep(`${url} responded with ${status}`, {
      fixedBy: 'app-owner',
      message: {
        heading: 'The path of apiBaseUrl doesn’t forward to the API',
        advice:
          'A request with a made-up token must be refused with 401 by the API. Check the forwarding rule of your host.',
        quote: [{ name: 'Status', value: String(status) }],
        actions: ['retry'],
      },
    });
  }
  return passed(`${host} responded with ${status}, and the browser may read it`);
}

/** The API accepts the token, and the account's Defender role lets it list incidents. */
export async function checkAccess(
  effects: CheckEffects,
  _signal: AbortSignal,
  firstPage: () => Promise<ResponsePage>,
): Promise<StepResult> {
  if (signedInTenant(effects) === null) return unseen('No user is signed in');
  try {
    await firstPage();
    return passed(`${listRequest(effects).host} responded with 200`);
  } catch (error) {
    const isDenied = error instanceof HttpError && error.status === 403;
    const failure = failureOf(effects, error);
    return failedStep(error instanceof HttpError ? `The API responded with ${error.status}` : 'The request failed', {
      ...failure,
      fixedBy: isDenied ? 'administrator' : failure.fixedBy,
    });
  }
}

/** At least one incident arrives. None is a result too. */
export async function checkIncident(
  effects: CheckEffects,
  _signal: AbortSignal,
  firstPage: () => Promise<ResponsePage>,
): Promise<StepResult> {
  if (signedInTenant(effects) === null) return unseen('No user is signed in');
  try {
    const { rows, brokenRows } = await firstPage();
    const [first] = rows;
    if (first !== undefined) {
      return passed(
        rows.length === 1
          ? `Incident ${first.incident.id}`
          : `Incident ${first.incident.id} and ${rows.length - 1} more`,
      );
    }
    if (brokenRows.length > 0) {
      return passed(`${brokenRows.length} rows that aren’t valid incidents`, 'No row of the first page is valid.');
    }
    return passed('No incidents', 'The tenant has none, or your Defender role shows you none.');
  } catch (error) {
    return failedStep('The request failed', failureOf(effects, error));
  }
}

/** Fetches the first page of incidents with the user's token. Rejects like the incident source. */
export async function fetchFirstPage(effects: CheckEffects, signal: AbortSignal): Promise<ResponsePage> {
  const tenantId = signedInTenant(effects);
  if (tenantId === null) throw new SignInError({ code: 'interaction-required' });
  return effects.sourceFor(tenantId).fetchPage({ conditions: [], skip: 0, nextLink: null }, signal);
}

function signedInTenant({ session }: CheckEffects): string | null {
  const state = session?.state();
  return state?.status === 'signed-in' ? state.account.tenantId : null;
}

function listRequest({ configuration, page }: CheckEffects) {
  const url = `${configuration.apiBaseUrl}${APIS[configuration.api].listPath}?$top=1`;
  const { host, origin } = new URL(url);
  return { url, host, isSameOrigin: origin === new URL(page.address).origin };
}
