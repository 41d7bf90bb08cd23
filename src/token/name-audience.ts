import { AUDIENCES, type Audience } from '../entra/audiences.ts';

const BY_IDENTIFIER: ReadonlyMap<string, Audience> = new Map(
  AUDIENCES.flatMap((audience) =>
    [audience.applicationId, ...audience.identifiers].map((identifier) => [identifier, audience] as const),
  ),
);

/**
 * The service that a value of `aud` identifies; `null` if it is unknown. The whole value must match, because a host or path
 * that merely starts like a known one is another service.
 */
export function nameAudience(aud: string): Audience | null {
  const identifier = aud.toLowerCase().replace(/^spn:/, '').replace(/\/$/, '');
  return BY_IDENTIFIER.get(identifier) ?? null;
}

/** The first known service in a token's audiences. */
export function nameAudiences(audiences: readonly string[]): Audience | null {
  for (const aud of audiences) {
    const audience = nameAudience(aud);
    if (audience !== null) return audience;
  }
  return null;
}
