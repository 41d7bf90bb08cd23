import type { Brand } from './brand.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, as `Date` counts them. */
export type EpochMs = Brand<number, 'EpochMs'>;

/** Seconds since 1970-01-01T00:00:00Z, as a JWT NumericDate counts them (RFC 7519 §2). */
export type EpochSeconds = Brand<number, 'EpochSeconds'>;

/** Tells the time. Handed in, so that tests own the clock. */
export type Clock = () => EpochMs;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Marks a number that is known to be milliseconds since the epoch. Converts nothing. */
export function epochMs(value: number): EpochMs {
  return value as EpochMs;
}

/** Marks a number that is known to be seconds since the epoch. Converts nothing. */
export function epochSeconds(value: number): EpochSeconds {
  return value as EpochSeconds;
}

export function toEpochMs(seconds: EpochSeconds): EpochMs {
  return epochMs(seconds * SECOND_MS);
}

/** Rounds down: a part of a second is dropped. */
export function toEpochSeconds(instant: EpochMs): EpochSeconds {
  return epochSeconds(Math.floor(instant / SECOND_MS));
}

/** `instant` moved by `deltaMs`, which may be negative. */
export function addMs(instant: EpochMs, deltaMs: number): EpochMs {
  return epochMs(instant + deltaMs);
}
