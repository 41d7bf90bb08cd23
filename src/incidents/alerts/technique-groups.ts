import { attackTechnique, TACTICS, type Tactic } from '../../defender/model/attack-techniques.ts';
import type { Alert } from '../../defender/model/incident.ts';

/** A technique as alerts name it. `name` and `url` are `null` where the table does not know it: then it is shown as it came. */
export type SeenTechnique = {
  readonly id: string;
  readonly name: string | null;
  readonly url: string | null;
  readonly alertCount: number;
  /** Of its alerts, in the order high, medium, low, informational; any other word last. */
  readonly severity: string;
};

export type TacticGroup = {
  /** `null` gathers what belongs to no known tactic. */
  readonly tactic: Tactic | null;
  readonly techniques: readonly SeenTechnique[];
  /** The gravest of its techniques'; `null` where none was seen. */
  readonly severity: string | null;
};

const RANKS = ['high', 'medium', 'low', 'informational'];

/**
 * The techniques of the alerts by tactic, in the order of an attack; every tactic is there, also those nobody saw. A
 * technique of several tactics stands in the one its alert's category names, else in the first of its own.
 */
export function techniqueGroups(alerts: readonly Alert[]): readonly TacticGroup[] {
  const seen = new Map<string, { readonly tactic: Tactic | null; readonly technique: SeenTechnique }>();
  for (const alert of alerts) {
    for (const id of new Set(alert.mitreTechniques)) {
      const known = attackTechnique(id);
      const tactic = tacticOf(known?.tactics ?? [], alert.category);
      const key = `${tactic?.id ?? ''} ${id}`;
      const before = seen.get(key)?.technique;
      seen.set(key, {
        tactic,
        technique: {
          id,
          name: known?.name ?? null,
          url: known?.url ?? null,
          alertCount: (before?.alertCount ?? 0) + 1,
          severity: before === undefined ? alert.severity : graver(before.severity, alert.severity),
        },
      });
    }
  }
  const techniquesOf = (tactic: Tactic | null) =>
    [...seen.values()]
      .filter((entry) => entry.tactic === tactic)
      .map(({ technique }) => technique)
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const groupOf = (tactic: Tactic | null): TacticGroup => {
    const techniques = techniquesOf(tactic);
    const [first, ...others] = techniques.map((technique) => technique.severity);
    return { tactic, techniques, severity: first === undefined ? null : others.reduce(graver, first) };
  };
  const unknown = groupOf(null);
  return [...TACTICS.map(groupOf), ...(unknown.techniques.length === 0 ? [] : [unknown])];
}

/** Categories are a tactic's name in Pascal case on Defender XDR and Graph alike. */
function tacticOf(tactics: readonly Tactic[], category: string | null): Tactic | null {
  const word = (category ?? '').replace(/[\s&-]|and/gi, '').toLowerCase();
  const named = tactics.find((tactic) => tactic.name.replace(/[\s&-]|and/gi, '').toLowerCase() === word);
  return named ?? tactics[0] ?? null;
}

function graver(a: string, b: string): string {
  const rank = (severity: string) => (RANKS.includes(severity) ? RANKS.indexOf(severity) : RANKS.length);
  return rank(b) < rank(a) ? b : a;
}
