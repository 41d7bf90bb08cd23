import * as v from 'valibot';
import { failed, ok, type Result } from '../../std/result.ts';

const claimRequestSchema = v.nullable(
  v.object({
    essential: v.optional(v.boolean()),
    value: v.optional(v.string()),
    values: v.optional(v.array(v.string())),
  }),
);
const claimsSchema = v.object({
  access_token: v.optional(v.record(v.string(), claimRequestSchema), {}),
  id_token: v.optional(v.record(v.string(), claimRequestSchema), {}),
});

/** The parts of a `claims` parameter that the simulator supports (OpenID Connect Core §5.5). */
export type RequestedClaims = {
  /** Client capabilities such as `CP1`, which become the claim `xms_cc`. */
  readonly capabilities: readonly string[];
  /** Required authentication contexts (`acrs`), which only an interactive sign-in can prove. */
  readonly authenticationContexts: readonly string[];
  /** The names of optional claims of the id token. */
  readonly idToken: readonly string[];
};

/** Parses the `claims` parameter. A missing one requests nothing. */
export function parseRequestedClaims(text: string | null): Result<RequestedClaims, 'malformed'> {
  if (text === null || text === '') return ok({ capabilities: [], authenticationContexts: [], idToken: [] });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed('malformed');
  }
  const parsed = v.safeParse(claimsSchema, json);
  if (!parsed.success) return failed('malformed');
  const { access_token: accessToken, id_token: idToken } = parsed.output;
  const acrs = accessToken.acrs;
  return ok({
    capabilities: accessToken.xms_cc?.values ?? [],
    authenticationContexts: acrs?.values ?? (acrs?.value === undefined ? [] : [acrs.value]),
    idToken: Object.keys(idToken),
  });
}
