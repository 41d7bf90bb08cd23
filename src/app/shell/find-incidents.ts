import type { Incident } from '../../defender/model/incident.ts';

/** The first incidents whose id begins with the text or whose name holds it, in the order given. Nothing for an empty text. */
export function findIncidents(incidents: readonly Incident[], text: string, most: number): readonly Incident[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const id = wanted.replace(/^#/, '');
  const found: Incident[] = [];
  for (const incident of incidents) {
    if (incident.id === id) found.unshift(incident);
    else if (incident.id.startsWith(id) || incident.name.toLowerCase().includes(wanted)) found.push(incident);
    if (found.length >= most && found[0]?.id === id) break;
  }
  return found.slice(0, most);
}
