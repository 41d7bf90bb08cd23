import * as v from 'valibot';
import { parseInstant } from '../../std/instant.ts';

/*
 * Schemas for values from the services that never fail: a value of another type counts as missing. Only a row without an
 * id is broken; `parse-page.ts` checks that.
 */

const Scalar = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.finite())]),
  v.transform((value) => String(value)),
);

/** A string, or a number as a string; `null` for anything else and for the empty string. */
export const Text = v.fallback(
  v.pipe(
    v.nullable(Scalar),
    v.transform((value) => (value === '' ? null : value)),
  ),
  null,
);

/** A number, or a string that contains one. */
export const Amount = v.fallback(v.nullable(v.pipe(Scalar, v.transform(Number), v.finite())), null);

/** A date and time with its raw text. */
export const Moment = v.fallback(
  v.pipe(
    v.unknown(),
    v.transform((value) => parseInstant(value)),
  ),
  null,
);

/** An array of any values; anything else is an empty one. */
const Items = v.fallback(v.array(v.unknown()), []);

/** The strings of an array, without its other values. */
export const Texts = v.pipe(
  Items,
  v.transform((items) => items.flatMap((item) => v.parse(Text, item) ?? [])),
);

/** An object with any keys. */
export type WireObject = { readonly [key: string]: unknown };

export function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of an array, without its other values. */
export const Objects = v.pipe(
  Items,
  v.transform((items) => items.filter(isWireObject)),
);
