import { base64url } from 'jose';
import type { Persona } from '../world/personas.ts';
import { homeObjectId } from './directory.ts';

/** The `client_info` of the person: home object id and home tenant, whichever tenant the token is for. */
export function encodeClientInfo(persona: Persona): string {
  return base64url.encode(JSON.stringify({ uid: homeObjectId(persona), utid: persona.homeTenantId }));
}
