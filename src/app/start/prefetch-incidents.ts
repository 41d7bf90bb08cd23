/** Loads the chunks of the queue. This module is a chunk of its own because it contains their list. */
export async function prefetchIncidents(): Promise<void> {
  await import('../../incidents/queue/incidents-page.tsx');
}
