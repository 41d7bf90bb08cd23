import type { Alert, Evidence, EvidenceFact, Incident } from '../../defender/model/incident.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';
import type { Instant } from '../../std/instant.ts';
import { defangUrl } from '../../ui/defang.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';

/** One thing that alerts point at, and every alert that does. What the alerts say about it is kept together, each word once. */
export type ListedEvidence = {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly verdicts: readonly string[];
  readonly remediations: readonly string[];
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly facts: readonly EvidenceFact[];
  readonly alerts: readonly Alert[];
  /** When the first activity behind its alerts took place; `null` when none says. */
  readonly firstSeen: Instant | null;
};

/** Each piece of evidence once, whichever alerts point at it, in their order. Nothing an alert says about it is dropped. */
export function listEvidence(incident: Incident): readonly ListedEvidence[] {
  const found = new Map<string, { readonly pieces: Evidence[]; readonly alerts: Set<Alert> }>();
  for (const alert of incident.alerts) {
    for (const piece of alert.evidence) {
      const key = `${piece.kind} ${piece.name.toLowerCase()}`;
      const entry = found.get(key) ?? { pieces: [], alerts: new Set<Alert>() };
      entry.pieces.push(piece);
      entry.alerts.add(alert);
      found.set(key, entry);
    }
  }
  return [...found].map(([key, { pieces, alerts }]) => listed(key, pieces, [...alerts]));
}

function listed(key: string, pieces: readonly Evidence[], alerts: readonly Alert[]): ListedEvidence {
  const facts = new Map(pieces.flatMap((piece) => piece.facts).map((fact) => [`${fact.name}\n${fact.value}`, fact]));
  return {
    key,
    kind: pieces[0]?.kind ?? '',
    name: pieces[0]?.name ?? '',
    verdicts: distinct(pieces.flatMap((piece) => piece.verdict ?? [])),
    remediations: distinct(pieces.flatMap((piece) => piece.remediationStatus ?? [])),
    roles: distinct(pieces.flatMap((piece) => piece.roles)),
    tags: distinct(pieces.flatMap((piece) => piece.tags)),
    facts: [...facts.values()],
    alerts,
    firstSeen: alerts.flatMap((alert) => alert.firstActivity ?? []).sort(compareInstants)[0] ?? null,
  };
}

/** The kinds with their pieces, most pieces first, then by name. */
export function evidenceByKind(
  list: readonly ListedEvidence[],
): readonly (readonly [string, readonly ListedEvidence[]])[] {
  const kinds = new Map<string, ListedEvidence[]>();
  for (const piece of list) {
    const sameKind = kinds.get(piece.kind);
    if (sameKind === undefined) kinds.set(piece.kind, [piece]);
    else sameKind.push(piece);
  }
  return [...kinds].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
}

/** The pieces in which the text stands: in the name, a fact, a tag or an alert's title. Letter case does not count. */
export function findEvidence(list: readonly ListedEvidence[], text: string): readonly ListedEvidence[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return list;
  return list.filter((piece) =>
    [
      piece.name,
      ...piece.tags,
      ...piece.roles,
      ...piece.verdicts,
      ...piece.facts.map((fact) => fact.value),
      ...piece.alerts.map((alert) => alert.title),
    ].some((value) => value.toLowerCase().includes(wanted)),
  );
}

const ADDRESS = /^\s*(?:https?|ftp):[/\\]{2}/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** What starts like a web address, and any IP address, is shown so that neither a click nor a paste opens it. */
export function defangedText(text: string): string {
  return ADDRESS.test(text) || IPV4.test(text.trim()) ? defangUrl(text.trim()) : text;
}

/** What the copy button gives: on one line, defanged, every hidden character as the name of its code point. */
export function copiedText(text: string): string {
  return inertTextOf(defangedText(text));
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
