import type { Fetch } from '../http/protected-resource.ts';

/** For tests: the token endpoint as far as the library looks at it. Signs nothing, because the library verifies nothing. */
export type StubTokenEndpoint = {
  readonly fetch: Fetch;
  /** The bodies asked with, oldest first, with the tenant of the address. */
  readonly asked: { readonly tenantId: string; readonly form: URLSearchParams }[];
  /** Answers the next request with this instead. */
  answerNext(answer: () => Response | Promise<Response>): void;
  /** What the endpoint of a tenant would answer, for a request of its own. */
  tokensOf(tenantId: string, scope?: string): Response;
  /** The code a sign-in page would have sent for this request. */
  codeFor(authorizeAddress: URL): string;
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

function givenUp(signal?: AbortSignal | null): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

export function aStubTokenEndpoint(
  options: { readonly expiresIn?: number; readonly refreshIn?: number; readonly objectId?: string } = {},
): StubTokenEndpoint {
  const { objectId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' } = options;
  const asked: StubTokenEndpoint['asked'] = [];
  const instead: (() => Response | Promise<Response>)[] = [];
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
    asked,
    async fetch(input, init) {
      const segment = new URL(input).pathname.split('/')[1] ?? '';
      const tenantId = segment === 'organizations' ? HOME_TENANT_ID : segment;
      const form = new URLSearchParams(String(init?.body ?? ''));
      asked.push({ tenantId, form });
      const answer = instead.shift();
      if (answer === undefined) return tokens(tenantId, form);
      return Promise.race([answer(), givenUp(init?.signal)]);
    },
    answerNext(answer) {
      instead.push(answer);
    },
    tokensOf: (tenantId, scope) => tokens(tenantId, new URLSearchParams(), scope),
    codeFor: (address) => `${address.searchParams.get('nonce')}|code`,
  };
}
