import { TECHNIQUE_LINES } from './attack-technique-names.ts';
import { TACTICS, type Tactic } from './tactics.ts';

export type AttackTechnique = {
  readonly id: string;
  /** For a sub-technique, preceded by its technique: `Phishing: Spearphishing Link`. */
  readonly name: string;
  readonly tactics: readonly Tactic[];
  readonly url: string;
};

/** The table writes each tactic as a letter: `a` is the first of `TACTICS`, `n` the last. */
const LETTERS = 'abcdefghijklmn';
const ORIGIN = 'https://attack.mitre.org';

type Entry = { readonly name: string; readonly letters: string; readonly inner: ReadonlyMap<string, string> };

let table: ReadonlyMap<string, Entry> | null = null;

/**
 * The name, tactics and MITRE page of a technique. `null` if the id is not in the table; an unknown sub-technique gets its
 * technique's name. The link is built from the id alone, and only if that has the right form.
 */
export function attackTechnique(id: string): AttackTechnique | null {
  const [, number, inner] = /^(T\d{4})(?:\.(\d{3}))?$/.exec(id) ?? [];
  table ??= readTable();
  const entry = number === undefined ? undefined : table.get(number);
  if (number === undefined || entry === undefined) return null;
  const innerName = inner === undefined ? undefined : entry.inner.get(inner);
  return {
    id,
    name: innerName === undefined ? entry.name : `${entry.name}: ${innerName}`,
    tactics: TACTICS.filter((_, index) => entry.letters.includes(LETTERS.charAt(index))),
    url: `${ORIGIN}/techniques/${number}/${inner === undefined ? '' : `${inner}/`}`,
  };
}

/** Parses lines like `T1001 l Name; 001 Name; 002 Name`: id, letters of the tactics, name, then the sub-techniques. */
function readTable(): ReadonlyMap<string, Entry> {
  const entries = TECHNIQUE_LINES.trim()
    .split('\n')
    .map((line): [string, Entry] => {
      const [head = '', ...inner] = line.split('; ');
      const [number = '', letters = '', ...nameParts] = head.split(' ');
      const names = inner.map((part): [string, string] => [part.slice(0, 3), part.slice(4)]);
      return [number, { name: nameParts.join(' '), letters, inner: new Map(names) }];
    });
  return new Map(entries);
}
