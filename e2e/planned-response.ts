import type { Api } from '../src/entra/clouds.ts';
import type { Site } from './site.ts';

/** The path of each API's incident list. A single incident is one segment below it. */
export const LIST_PATHS: { readonly [Key in Api]: string } = {
  'defender-xdr': '/api/incidents',
  'graph-security': '/v1.0/security/incidents',
};

/** Makes the API respond to GET requests with the current result of `body`. */
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
