import type { Incident } from '../../defender/model/incident.ts';
import { firstActivityOf, lastActivityOf } from '../../defender/model/incident-facts.ts';
import { TACTICS, tacticOfCategory } from '../../defender/model/tactics.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { formatDuration } from '../../ui/format-moment.ts';

/** What happened. The service's own text is untrusted. */
export type IncidentSummary = { readonly texts: readonly string[]; readonly origin: 'service' | 'alerts' };

/** Asset kinds by singular and plural, in the order of the sentence. */
const ASSETS = [
  ['device', 'device', 'devices'],
  ['user', 'account', 'accounts'],
  ['mailbox', 'mailbox', 'mailboxes'],
] as const;
const SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;

/**
 * The service's summary and description, which only Graph sends; without them one sentence derived from the alerts. `null`
 * without any text and without alerts.
 */
export function incidentSummary(incident: Incident): IncidentSummary | null {
  const texts = [...new Set([incident.summary, incident.description])].flatMap((text) => text ?? []);
  const sent = texts.filter((text) => text.trim() !== '');
  if (sent.length > 0) return { texts: sent, origin: 'service' };
  return incident.alerts.length === 0 ? null : { texts: [sentenceOf(incident)], origin: 'alerts' };
}

/** For example `8 alerts in 2 h 4 min on 3 devices and 2 accounts, from initial access to impact; 6 of high severity.` */
function sentenceOf(incident: Incident): string {
  const { alerts } = incident;
  const first = firstActivityOf(incident);
  const last = lastActivityOf(incident);
  const durationMs = first === null || last === null ? 0 : last.epochMs - first.epochMs;
  const assets = listed(
    ASSETS.flatMap(([kind, singular, plural]) => {
      const count = countOf(incident, kind);
      return count === 0 ? [] : counted(count, singular, plural);
    }),
  );
  return [
    counted(alerts.length, 'alert', 'alerts'),
    durationMs < MINUTE_MS ? '' : ` in ${formatDuration(durationMs)}`,
    assets === '' ? '' : ` on ${assets}`,
    tacticsOf(incident),
    severityOf(incident),
    '.',
  ].join('');
}

/** From the first to the last tactic of an attack; `in` a single tactic. Empty if no category is a tactic. */
function tacticsOf(incident: Incident): string {
  const indexes = incident.alerts.flatMap(({ category }) => {
    const tactic = category === null ? null : tacticOfCategory(category);
    return tactic === null ? [] : TACTICS.indexOf(tactic);
  });
  const first = nameOfTactic(Math.min(...indexes));
  const last = nameOfTactic(Math.max(...indexes));
  if (first === '') return '';
  return first === last ? `, in ${first}` : `, from ${first} to ${last}`;
}

function nameOfTactic(index: number): string {
  return TACTICS[index]?.name.toLowerCase() ?? '';
}

/** The number of alerts of the highest severity. Empty if no alert has a known one. */
function severityOf(incident: Incident): string {
  const highest = SEVERITIES.find((severity) => incident.alerts.some((alert) => alert.severity === severity));
  if (highest === undefined) return '';
  const count = incident.alerts.filter((alert) => alert.severity === highest).length;
  if (incident.alerts.length === 1) return `; ${highest} severity`;
  return `; ${count === incident.alerts.length ? 'all' : count.toLocaleString('en')} of ${highest} severity`;
}

function countOf(incident: Incident, kind: string): number {
  const evidence = incident.alerts.flatMap((alert) => alert.evidence);
  return new Set(evidence.filter((piece) => piece.kind === kind).map((piece) => piece.name.toLowerCase())).size;
}

function counted(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
