/** A tactic of MITRE ATT&CK for Enterprise, in sentence case. */
export type Tactic = { readonly id: string; readonly name: string };

/**
 * The tactics in the order of an attack.
 * @see https://attack.mitre.org/tactics/enterprise/ (ATT&CK 18.0)
 */
export const TACTICS: readonly Tactic[] = [
  { id: 'TA0043', name: 'Reconnaissance' },
  { id: 'TA0042', name: 'Resource development' },
  { id: 'TA0001', name: 'Initial access' },
  { id: 'TA0002', name: 'Execution' },
  { id: 'TA0003', name: 'Persistence' },
  { id: 'TA0004', name: 'Privilege escalation' },
  { id: 'TA0005', name: 'Defense evasion' },
  { id: 'TA0006', name: 'Credential access' },
  { id: 'TA0007', name: 'Discovery' },
  { id: 'TA0008', name: 'Lateral movement' },
  { id: 'TA0009', name: 'Collection' },
  { id: 'TA0011', name: 'Command and control' },
  { id: 'TA0010', name: 'Exfiltration' },
  { id: 'TA0040', name: 'Impact' },
];

/** The tactic of an alert's category, which both APIs send as the tactic's name in Pascal case. `null` for other categories. */
export function tacticOfCategory(category: string): Tactic | null {
  const wanted = normalised(category);
  return TACTICS.find((tactic) => normalised(tactic.name) === wanted) ?? null;
}

function normalised(name: string): string {
  return name.replace(/[\s&-]|and/gi, '').toLowerCase();
}
