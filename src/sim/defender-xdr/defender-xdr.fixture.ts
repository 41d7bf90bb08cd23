import { aCaller, anApiContext } from '../api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from './routes.ts';

export const HOST = 'https://api.security.microsoft.com';
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
const JSON_TYPE = { 'Content-Type': 'application/json' };
type Context = ReturnType<typeof anApiContext>;
export type Row = {
  readonly incidentId: number;
  readonly createdTime: string;
  readonly lastUpdateTime: string;
} & Record<string, unknown>;

/** A caller that can change incidents. */
export const aWriter = () => aCaller({ persona: 'responder', scopes: ['Incident.Read', 'Incident.ReadWrite'] });

/** The API over a context, with short ways to send requests. */
export function anApi(context: Context = anApiContext()) {
  const routes = createDefenderXdrRoutes(context);
  return {
    context,
    send: async (pathAndQuery: string, method = 'GET') =>
      routes.request(new Request(`${HOST}${pathAndQuery}`, { method })),
    patch: async (incidentId: number | string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
      routes.request(
        new Request(`${HOST}/api/incidents/${incidentId}`, {
          method: 'PATCH',
          headers,
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    async rows(query = ''): Promise<readonly Row[]> {
      const response = await routes.request(new Request(`${HOST}/api/incidents${query}`));
      if (response.status !== 200) throw new Error(`A list was expected, not ${response.status}`);
      return ((await response.json()) as { value: readonly Row[] }).value;
    },
  };
}

export async function errorOf(response: Response): Promise<{ code: string; message: string; target: string }> {
  return ((await response.json()) as { error: { code: string; message: string; target: string } }).error;
}

export const filter = (text: string) => `?$filter=${encodeURIComponent(text)}`;
