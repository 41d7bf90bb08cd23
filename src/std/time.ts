import type { Brand } from './brand.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, as `Date` counts them. */
export type EpochMs = Brand<number, 'EpochMs'>;

/** Seconds since 1970-01-01T00:00:00Z, as a JWT NumericDate counts them (RFC 7519 §2). */
export type EpochSeconds = Brand<number, 'EpochSeconds'>;

/** Returns the current time. Passed in as a dependency, so that tests control it. */
export type Clock = () => EpochMs;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Brands a number as milliseconds since the epoch. Does not convert. */
export function epochMs(value: number): EpochMs {
  return value as EpochMs;
}

/** Brands a number as seconds since the epoch. Does not convert. */
export function epochSeconds(value: number): EpochSeconds {
  return value as EpochSeconds;
}

export function toEpochMs(seconds: EpochSeconds): EpochMs {
  return epochMs(seconds * SECOND_MS);
}

/** Rounds down to whole seconds. */
export function toEpochSeconds(instant: EpochMs): EpochSeconds {
  return epochSeconds(Math.floor(instant / SECOND_MS));
}

/** Adds `deltaMs`, which can be negative. */
export function addMs(instant: EpochMs, deltaMs: number): EpochMs {
  return epochMs(instant + deltaMs);
}
