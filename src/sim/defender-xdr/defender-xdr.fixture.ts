import { anApiContext } from '../api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from './routes.ts';

export const HOST = 'https://api.security.microsoft.com';
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
type Context = ReturnType<typeof anApiContext>;
export type Row = {
  readonly incidentId: number;
  readonly createdTime: string;
  readonly lastUpdateTime: string;
} & Record<string, unknown>;

/** The API over a context, with short ways to send requests. */
export function anApi(context: Context = anApiContext()) {
  const routes = createDefenderXdrRoutes(context);
  return {
    context,
    ask: async (pathAndQuery: string, method = 'GET') =>
      routes.request(new Request(`${HOST}${pathAndQuery}`, { method })),
    async rows(query = ''): Promise<readonly Row[]> {
      const answer = await routes.request(new Request(`${HOST}/api/incidents${query}`));
      if (answer.status !== 200) throw new Error(`A list was expected, not ${answer.status}`);
      return ((await answer.json()) as { value: readonly Row[] }).value;
    },
  };
}

export async function errorOf(answer: Response): Promise<{ code: string; message: string; target: string }> {
  return ((await answer.json()) as { error: { code: string; message: string; target: string } }).error;
}

export const filter = (text: string) => `?$filter=${encodeURIComponent(text)}`;
