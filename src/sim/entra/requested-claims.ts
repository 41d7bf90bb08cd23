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

/** What a `claims` parameter asks for, as far as the simulator knows it (OpenID Connect Core §5.5). */
export type RequestedClaims = {
  /** Client capabilities, such as `CP1`: they come back as `xms_cc`. */
  readonly capabilities: readonly string[];
  /** Authentication contexts that the API insists on (`acrs`): only an interactive sign-in can prove them. */
  readonly authenticationContexts: readonly string[];
  /** Names of optional claims asked of the id token. */
  readonly idToken: readonly string[];
};

/** Reads the `claims` parameter; an absent one asks for nothing. The problem is `malformed` for anything but the JSON it should be. */
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
