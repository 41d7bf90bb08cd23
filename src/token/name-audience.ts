import { AUDIENCES, type Audience } from '../entra/audiences.ts';

const BY_IDENTIFIER: ReadonlyMap<string, Audience> = new Map(
  AUDIENCES.flatMap((audience) =>
    [audience.applicationId, ...audience.identifiers].map((identifier) => [identifier, audience] as const),
  ),
);

/**
 * Which service a value of `aud` stands for, or `null` where it is none that is known here. The whole value must
 * match: a longer host or a path that begins like a known one is another service.
 */
export function nameAudience(aud: string): Audience | null {
  const identifier = aud.toLowerCase().replace(/^spn:/, '').replace(/\/$/, '');
  return BY_IDENTIFIER.get(identifier) ?? null;
}

/** The first known service among a token's audiences. */
export function nameAudiences(audiences: readonly string[]): Audience | null {
  for (const aud of audiences) {
    const audience = nameAudience(aud);
    if (audience !== null) return audience;
  }
  return null;
}
