import { type KeepableToken, type KeepRefusal, readKeepableToken } from '../../access/kept/keepable-token.ts';
import type { Cloud } from '../../entra/clouds.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';

/** The action that keeps a token; `null` if the token cannot read incidents, because its verdict already says why. */
export function keepActionFor(
  inspected: InspectedToken,
  cloud: Cloud,
  onKeep: ((facts: KeepableToken) => void) | null,
): { readonly refusal: string | null; readonly onKeep: () => void } | null {
  if (onKeep === null) return null;
  const facts = readKeepableToken(inspected, cloud);
  if (facts.ok) return { refusal: null, onKeep: () => onKeep(facts.value) };
  const refusal = refusalText(facts.problem, cloud);
  return refusal === null ? null : { refusal, onKeep: () => undefined };
}

function refusalText(refusal: KeepRefusal, cloud: Cloud): string | null {
  switch (refusal) {
    case 'verdict':
      return null;
    case 'other-cloud':
      return `The token is for another cloud. This site is configured for ${cloud.displayName}.`;
    case 'no-tenant':
      return 'The token doesn’t name its tenant (claim tid).';
    case 'no-application':
      return 'The token doesn’t name its application (claim appid or azp).';
    case 'no-expiry':
      return 'The token doesn’t say when it expires (claim exp).';
  }
}
