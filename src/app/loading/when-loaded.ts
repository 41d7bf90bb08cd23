/**
 * Handles a chunk that failed to load. `attempt` counts from 1. Resolves when another attempt makes sense, and never if the
 * page is about to go.
 */
type ChunkFailureHandler = (attempt: number) => Promise<void>;

let handleFailure: ChunkFailureHandler = () => new Promise(() => undefined);
let lacksStyles = false;

/** Sets how chunk failures are handled from now on. */
export function handleChunkFailures(handler: ChunkFailureHandler): void {
  handleFailure = handler;
}

/**
 * Records whether a stylesheet is missing. A chunk whose stylesheet failed to load still resolves, so `whenLoaded` treats it
 * as failed until the stylesheet is there.
 */
export function setLacksStyles(value: boolean): void {
  lacksStyles = value;
}

/**
 * Loads a chunk that the user is waiting for. If it fails to load, reports the failure and waits; the promise never rejects
 * for that reason. A prefetch calls `import()` directly, because its failure concerns only the next use of the chunk.
 */
export async function whenLoaded<Module>(load: () => Promise<Module | undefined>): Promise<Module> {
  for (let attempt = 1; ; attempt += 1) {
    const module = await load();
    if (module !== undefined && !lacksStyles) return module;
    await handleFailure(attempt);
  }
}
