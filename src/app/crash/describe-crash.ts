import { redact } from '../../failures/redact.ts';

/** A thrown value. It may contain secrets, so redact it before showing it. */
export type Crash = { readonly error: unknown; readonly componentStack: string };

/** Returns the redacted stack of a crash. Contains nothing of a thrown value that is not an `Error`. */
export function describeCrash({ error, componentStack }: Crash): string {
  if (!(error instanceof Error)) return 'Unknown error';
  return redact(`${error.stack ?? `${error.name}: ${error.message}`}\n${componentStack}`).trim();
}
