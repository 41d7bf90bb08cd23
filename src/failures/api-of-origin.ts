import { type Api, CLOUD_NAMES, CLOUDS } from '../entra/clouds.ts';

const GRAPH_ORIGINS = CLOUD_NAMES.map((name) => CLOUDS[name].apiOrigins['graph-security']);

/** Which API an origin serves. Any other origin, a proxy of the deployment's own included, is taken for Defender XDR. */
export function apiOfOrigin(origin: string): Api {
  return GRAPH_ORIGINS.includes(origin) ? 'graph-security' : 'defender-xdr';
}

/** The host of an origin, as people know it. */
export function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
