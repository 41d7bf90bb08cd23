/** A value that is read at most once in a task of the event loop, because reading it is slow. */
export type OncePerTask<Value> = {
  /** The value as of the first call in this task. */
  value(): Value;
  /** Makes the next call read the value again. */
  forget(): void;
};

/** Remembers what `read` returned until the script that runs now has ended. Remembers nothing if `read` throws. */
export function oncePerTask<Value>(read: () => Value): OncePerTask<Value> {
  let known: { readonly value: Value } | null = null;
  const forget = () => {
    known = null;
  };
  return {
    value() {
      if (known === null) {
        known = { value: read() };
        queueMicrotask(forget);
      }
      return known.value;
    },
    forget,
  };
}
