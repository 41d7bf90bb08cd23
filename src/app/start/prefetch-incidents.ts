/** Asks for the files of the queue, so that they are there once sign-in is. A chunk of its own: it lists them all. */
export async function prefetchIncidents(): Promise<void> {
  await import('../../incidents/queue/incidents-page.tsx');
}
