import { type Api, CLOUD_NAMES, CLOUDS } from '../entra/clouds.ts';

const GRAPH_ORIGINS = CLOUD_NAMES.map((name) => CLOUDS[name].apiOrigins['graph-security']);

/** Returns the API that an origin serves. An unknown origin, such as the deployment's own proxy, counts as Defender XDR. */
export function apiOfOrigin(origin: string): Api {
  return GRAPH_ORIGINS.includes(origin) ? 'graph-security' : 'defender-xdr';
}

/** Returns an origin without its scheme. */
export function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
