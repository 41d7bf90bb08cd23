import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import type { Alert } from '../../defender/model/incident.ts';
import { TACTICS, type Tactic, tacticOfCategory } from '../../defender/model/tactics.ts';

/** A technique named by alerts. `name` and `url` are `null` for a technique missing from the ATT&CK table. */
export type AlertTechnique = {
  readonly id: string;
  readonly name: string | null;
  readonly url: string | null;
  readonly alertCount: number;
  /** The highest of its alerts, in the order high, medium, low, informational, then any other value. */
  readonly severity: string;
};

type TacticGroup = {
  /** `null` for the group of techniques without a known tactic. */
  readonly tactic: Tactic | null;
  readonly techniques: readonly AlertTechnique[];
  /** The highest severity of its techniques; `null` without techniques. */
  readonly severity: string | null;
};

const SEVERITIES = ['high', 'medium', 'low', 'informational'];

/**
 * Groups the techniques of the alerts by tactic, in the order of an attack. Includes every tactic, even without techniques. A
 * technique of several tactics belongs to the tactic in its alert's category, otherwise to the first of its own.
 */
export function techniqueGroups(alerts: readonly Alert[]): readonly TacticGroup[] {
  const entries = new Map<string, { readonly tactic: Tactic | null; readonly technique: AlertTechnique }>();
  for (const alert of alerts) {
    for (const id of new Set(alert.mitreTechniques)) {
      const known = attackTechnique(id);
      const tactic = tacticOf(known?.tactics ?? [], alert.category);
      const key = `${tactic?.id ?? ''} ${id}`;
      const previous = entries.get(key)?.technique;
      entries.set(key, {
        tactic,
        technique: {
          id,
          name: known?.name ?? null,
          url: known?.url ?? null,
          alertCount: (previous?.alertCount ?? 0) + 1,
          severity: previous === undefined ? alert.severity : higherSeverity(previous.severity, alert.severity),
        },
      });
    }
  }
  const techniquesOf = (tactic: Tactic | null) =>
    [...entries.values()]
      .filter((entry) => entry.tactic === tactic)
      .map(({ technique }) => technique)
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const groupOf = (tactic: Tactic | null): TacticGroup => {
    const techniques = techniquesOf(tactic);
    const [first, ...others] = techniques.map((technique) => technique.severity);
    return { tactic, techniques, severity: first === undefined ? null : others.reduce(higherSeverity, first) };
  };
  const unknown = groupOf(null);
  return [...TACTICS.map(groupOf), ...(unknown.techniques.length === 0 ? [] : [unknown])];
}

function tacticOf(tactics: readonly Tactic[], category: string | null): Tactic | null {
  const named = category === null ? null : tacticOfCategory(category);
  return named !== null && tactics.includes(named) ? named : (tactics[0] ?? null);
}

function higherSeverity(a: string, b: string): string {
  const rank = (severity: string) => (SEVERITIES.includes(severity) ? SEVERITIES.indexOf(severity) : SEVERITIES.length);
  return rank(b) < rank(a) ? b : a;
}
