import type { Api } from '../src/entra/clouds.ts';
import type { Site } from './site.ts';

/** Where each API lists incidents; one of them is asked for below it. */
export const LIST_PATHS: { readonly [Key in Api]: string } = {
  'defender-xdr': '/api/incidents',
  'graph-security': '/v1.0/security/incidents',
};

/** Lets the API answer with whatever `body` gives at that moment. */
export function respondWith(site: Site, path: string, body: () => unknown): void {
  site.simulator.plan({
    match: { method: 'GET', pathPattern: new RegExp(`^${path.replaceAll('.', '\\.')}$`) },
    times: 1_000,
    response: {
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'application/json' },
      get body() {
        return JSON.stringify(body());
      },
    },
  });
}
