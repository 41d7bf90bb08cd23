import type { Fetch } from '../http/protected-resource.ts';

/** For tests: the parts of the token endpoint that the library uses. Signs nothing, because the library verifies nothing. */
type StubTokenEndpoint = {
  readonly fetch: Fetch;
  /** The form bodies of the requests, oldest first, with the tenant of the URL. */
  readonly requests: { readonly tenantId: string; readonly form: URLSearchParams }[];
  /** Replaces the response to the next request. */
  respondNext(response: () => Response | Promise<Response>): void;
  /** A successful response for a tenant. */
  tokensOf(tenantId: string, scope?: string): Response;
  /** The code that a sign-in page would return for this request. */
  codeFor(authorizeUrl: URL): string;
};

export const HOME_TENANT_ID = '11111111-1111-4111-8111-111111111111';
export const CUSTOMER_TENANT_ID = '22222222-2222-4222-8222-222222222222';
export const STUB_METADATA = JSON.stringify({
  authorization_endpoint: 'https://sign-in.example/{tenantid}/authorize',
  token_endpoint: 'https://sign-in.example/{tenantid}/token',
  end_session_endpoint: 'https://sign-in.example/{tenantid}/logout',
  jwks_uri: 'https://sign-in.example/{tenantid}/keys',
  issuer: 'https://sign-in.example/{tenantid}',
});

function encode(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function abortOf(signal?: AbortSignal | null): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

export function aStubTokenEndpoint(
  options: { readonly expiresIn?: number; readonly refreshIn?: number; readonly objectId?: string } = {},
): StubTokenEndpoint {
  const { objectId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' } = options;
  const requests: StubTokenEndpoint['requests'] = [];
  const replacements: (() => Response | Promise<Response>)[] = [];
  let issued = 0;

  function tokens(tenantId: string, form: URLSearchParams, granted?: string): Response {
    issued += 1;
    const code = form.get('code');
    const nonce = code === null ? undefined : code.slice(0, code.indexOf('|'));
    const claims = {
      tid: tenantId,
      oid: objectId,
      sub: 'subject',
      nonce,
      name: 'Analyst',
      preferred_username: 'analyst@soc.example',
      iss: `https://sign-in.example/${tenantId}`,
      aud: form.get('client_id'),
    };
    const scope = granted ?? (form.get('scope') ?? '').split(' ').find((name) => name.includes('://')) ?? '';
    return Response.json({
      token_type: 'Bearer',
      scope,
      expires_in: options.expiresIn ?? 3_600,
      ...(options.refreshIn === undefined ? {} : { refresh_in: options.refreshIn }),
      access_token: `access token ${issued} of ${tenantId} for ${scope}`,
      refresh_token: 'refresh token',
      id_token: `${encode({ alg: 'none' })}.${encode(claims)}.`,
      client_info: encode({ uid: objectId, utid: HOME_TENANT_ID }),
    });
  }

  return {
    requests,
    async fetch(input, init) {
      const segment = new URL(input).pathname.split('/')[1] ?? '';
      const tenantId = segment === 'organizations' ? HOME_TENANT_ID : segment;
      const form = new URLSearchParams(String(init?.body ?? ''));
      requests.push({ tenantId, form });
      const response = replacements.shift();
      if (response === undefined) return tokens(tenantId, form);
      return Promise.race([response(), abortOf(init?.signal)]);
    },
    respondNext(response) {
      replacements.push(response);
    },
    tokensOf: (tenantId, scope) => tokens(tenantId, new URLSearchParams(), scope),
    codeFor: (authorizeUrl) => `${authorizeUrl.searchParams.get('nonce')}|code`,
  };
}
