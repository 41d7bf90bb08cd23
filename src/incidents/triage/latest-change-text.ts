import type { Incident } from '../../defender/model/incident.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';
import { APIS } from '../../entra/apis.ts';
import type { Instant } from '../../std/instant.ts';
import { formatFull } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { PART_NAMES, valueText } from './change-text.ts';
import type { TriageChange } from './triage-state.ts';

const MAX_NAME = 80;

/**
 * For a change that was held back by someone else's: the values that the service holds, and who changed the incident when,
 * as far as the service says. Empty for any other outcome.
 */
export function latestChangeText({ report, item }: Pick<TriageChange, 'report' | 'item'>): string {
  if (report === null || report.plan === null || report.before === null) return '';
  const { plan, before: now } = report;
  const values = plan.fields.flatMap(({ field, state }) =>
    state === 'conflict' ? [`${PART_NAMES[field]} is now ${valueText(field, plan.now)}.`] : [],
  );
  return [...values, authorText(item.incident, now, APIS[item.source.api].displayName)].join(' ');
}

/** Who changed an incident since the version `seen`. Defender XDR names the authors of comments only. */
export function authorText(seen: Incident, now: Incident, apiName: string): string {
  const { lastUpdate, lastModifiedBy } = now;
  const since = (at: Instant) => compareInstants(at, seen.lastUpdate) > 0;
  const comment = now.comments.findLast(({ created, author }) => created !== null && author !== null && since(created));
  const change = since(lastUpdate)
    ? lastModifiedBy === null
      ? `The incident was last changed at ${formatFull(lastUpdate.epochMs)}; ${apiName} doesn’t say by whom.`
      : `The incident was last changed by ${inertTextOf(lastModifiedBy, MAX_NAME)} at ${formatFull(lastUpdate.epochMs)}.`
    : `${apiName} doesn’t say who changed it or when.`;
  if (comment === undefined || comment.created === null || comment.author === null) return change;
  return `${change} ${inertTextOf(comment.author, MAX_NAME)} commented at ${formatFull(comment.created.epochMs)}.`;
}
