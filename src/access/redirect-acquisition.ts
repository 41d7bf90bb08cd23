import type { AuthenticationResult } from '@azure/msal-browser';
import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, resourceOf } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import type { Acquisition } from './acquisition-log.ts';
import type { SessionOptions } from './session-options.ts';
import type { SignInError } from './sign-in-error.ts';
import { scopesOf } from './sign-in-scopes.ts';

/** What the page was loaded with: a successful or failed sign-in response, a sign-out, or none of them. */
export type RedirectResult =
  | {
      readonly kind: 'signed-in';
      readonly response: Pick<AuthenticationResult, 'account' | 'correlationId' | 'expiresOn' | 'scopes' | 'tenantId'>;
    }
  | { readonly kind: 'failed'; readonly error: SignInError }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'none' };

/** Returns the log entry for an interactive sign-in; `null` if the page was loaded without a response to one. */
export function redirectAcquisition(
  redirect: RedirectResult,
  options: Pick<SessionOptions, 'clock' | 'cloud' | 'tenant'>,
): Acquisition | null {
  const common = { at: options.clock(), how: 'interactive', durationMs: null } as const;
  if (redirect.kind === 'signed-in') {
    const { response } = redirect;
    const api = apiOf(response.scopes, options);
    return {
      ...common,
      tenantId: response.tenantId,
      api,
      outcome: 'acquired',
      correlationId: response.correlationId === '' ? null : response.correlationId,
      aadstsCode: null,
      scopesRequested: api === null ? [] : scopesOf(options.cloud, api),
      scopesGranted: response.scopes,
      expiresAt: response.expiresOn === null ? null : epochMs(response.expiresOn.getTime()),
    };
  }
  if (redirect.kind !== 'failed') return null;
  const { details } = redirect.error;
  return {
    ...common,
    tenantId: details.tenantId ?? options.tenant,
    api: null,
    outcome: details.code,
    correlationId: details.correlationId ?? null,
    aadstsCode: details.aadstsCode ?? null,
    scopesRequested: [],
    scopesGranted: [],
    expiresAt: null,
  };
}

function apiOf(scopes: readonly string[], { cloud }: Pick<SessionOptions, 'cloud'>): Api | null {
  const isScopeOf = (api: Api) => scopes.some((scope) => scope.toLowerCase().startsWith(`${resourceOf(cloud, api)}/`));
  return INCIDENT_APIS.find(isScopeOf) ?? null;
}
