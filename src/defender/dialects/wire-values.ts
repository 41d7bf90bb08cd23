import * as v from 'valibot';
import { parseInstant } from '../../std/instant.ts';

/*
 * Values as the services send them, read so that nothing can fail: a value of another type is as good as a missing
 * one. Only a row without an id is broken, and that is judged elsewhere.
 */

const Scalar = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.finite())]),
  v.transform((value) => String(value)),
);

/** Text or a number as text; `null` for anything else and for the empty text. */
export const Text = v.fallback(
  v.pipe(
    v.nullable(Scalar),
    v.transform((value) => (value === '' ? null : value)),
  ),
  null,
);

/** A number, or text that is one. */
export const Amount = v.fallback(v.nullable(v.pipe(Scalar, v.transform(Number), v.finite())), null);

/** A date and time, its raw text kept. */
export const Moment = v.fallback(
  v.pipe(
    v.unknown(),
    v.transform((value) => parseInstant(value)),
  ),
  null,
);

/** A list of whatever; `null`, missing and no list at all are empty. */
export const Items = v.fallback(v.array(v.unknown()), []);

/** The texts of a list; what is no text in it is left out. */
export const Texts = v.pipe(
  Items,
  v.transform((items) => items.flatMap((item) => v.parse(Text, item) ?? [])),
);

/** An object with any keys. */
export type WireObject = { readonly [key: string]: unknown };

export function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; what is no object in it is left out. */
export const Objects = v.pipe(
  Items,
  v.transform((items) => items.filter(isWireObject)),
);
