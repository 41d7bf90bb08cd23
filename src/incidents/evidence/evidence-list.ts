import type { Alert, Evidence, Incident } from '../../defender/model/incident.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';
import type { Instant } from '../../std/instant.ts';
import { defangUrl, isIpv6 } from '../../ui/defang.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';

/** A property of a piece of evidence with every value that its alerts report, each once. */
export type EvidenceDetail = { readonly name: string; readonly values: readonly string[] };

/** A piece of evidence with every alert that includes it. Merges what the alerts report about it, without duplicates. */
export type ListedEvidence = {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly verdicts: readonly string[];
  readonly remediations: readonly string[];
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly details: readonly EvidenceDetail[];
  readonly alerts: readonly Alert[];
  /** The earliest first activity of its alerts; `null` if none has one. */
  readonly firstSeen: Instant | null;
};

/** Lists each piece of evidence once, in the order of the alerts. */
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
  return [...found].map(([key, { pieces, alerts }]) => mergePieces(key, pieces, [...alerts]));
}

function mergePieces(key: string, pieces: readonly Evidence[], alerts: readonly Alert[]): ListedEvidence {
  const details = new Map<string, Set<string>>();
  for (const { name, value } of pieces.flatMap((piece) => piece.facts)) {
    const values = details.get(name);
    if (values === undefined) details.set(name, new Set([value]));
    else values.add(value);
  }
  return {
    key,
    kind: pieces[0]?.kind ?? '',
    name: pieces[0]?.name ?? '',
    verdicts: distinct(pieces.flatMap((piece) => piece.verdict ?? [])),
    remediations: distinct(pieces.flatMap((piece) => piece.remediationStatus ?? [])),
    roles: distinct(pieces.flatMap((piece) => piece.roles)),
    tags: distinct(pieces.flatMap((piece) => piece.tags)),
    details: [...details].map(([name, values]) => ({ name, values: [...values] })),
    alerts,
    firstSeen: alerts.flatMap((alert) => alert.firstActivity ?? []).sort(compareInstants)[0] ?? null,
  };
}

const VERDICTS = ['malicious', 'suspicious'];

/** The order of the worst verdict: malicious, suspicious, then everything else. */
function verdictRank(verdicts: readonly string[]): number {
  const rank = VERDICTS.findIndex((verdict) => verdicts.includes(verdict));
  return rank === -1 ? VERDICTS.length : rank;
}

/** Returns the verdicts of the pieces, each once: malicious, suspicious, then the others in the order of the list. */
export function verdictsOf(list: readonly ListedEvidence[]): readonly string[] {
  const verdicts = distinct(list.flatMap((piece) => piece.verdicts));
  return [...verdicts].sort((a, b) => verdictRank([a]) - verdictRank([b]));
}

/** Groups the list by kind, the worst verdict of each kind first. Kinds with the most pieces come first, then by name. */
export function evidenceByKind(
  list: readonly ListedEvidence[],
): readonly (readonly [string, readonly ListedEvidence[]])[] {
  const kinds = new Map<string, ListedEvidence[]>();
  for (const piece of list) {
    const sameKind = kinds.get(piece.kind);
    if (sameKind === undefined) kinds.set(piece.kind, [piece]);
    else sameKind.push(piece);
  }
  return [...kinds]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([kind, pieces]) => [
      kind,
      pieces.toSorted((one, other) => verdictRank(one.verdicts) - verdictRank(other.verdicts)),
    ]);
}

/** Filters the list by a text in any name, tag, role, verdict, detail or alert title. Ignores case. */
export function findEvidence(list: readonly ListedEvidence[], text: string): readonly ListedEvidence[] {
  const query = text.trim().toLowerCase();
  if (query === '') return list;
  return list.filter((piece) =>
    [
      piece.name,
      ...piece.tags,
      ...piece.roles,
      ...piece.verdicts,
      ...piece.details.flatMap((detail) => detail.values),
      ...piece.alerts.map((alert) => alert.title),
    ].some((value) => value.toLowerCase().includes(query)),
  );
}

const URL_START = /^(?:https?|s?ftps?):[/\\]/i;
/** An IPv4 address, with or without a port, a prefix length or a path. */
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:$|[/\\?#])/;
/** Kinds of evidence and names of details whose value is a host or a URL without a scheme. */
const NAMES_OF_HOSTS = /(?:url|uri|dns|SenderDomain|(?<!activeDirectory)DomainName)$/i;

/**
 * Defangs URLs and IP addresses, so that neither a click nor a paste can open them. Returns any other text unchanged: a bare
 * domain looks like a file name, so `name`, the kind of evidence or the name of the detail, tells them apart.
 */
export function defangedText(text: string, name = ''): string {
  const trimmed = text.trim();
  const isHost = NAMES_OF_HOSTS.test(name) && !/\s/.test(trimmed);
  return isHost || URL_START.test(trimmed) || IPV4.test(trimmed) || isIpv6(trimmed) ? defangUrl(trimmed) : text;
}

/** The text for the clipboard: defanged, on one line, with hidden characters as code point names. */
export function copiedText(text: string, name = ''): string {
  return inertTextOf(defangedText(text, name));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
