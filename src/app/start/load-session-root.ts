import { whenLoaded } from '../loading/when-loaded.ts';
/** Everything behind the landing, sign-in included: a chunk of its own, asked for after the first paint. */
export async function loadSessionRoot() {
  const { SessionRoot } = await whenLoaded(import('./session-root.tsx'));
  return { default: SessionRoot };
}
