import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TECHNIQUE_LINES } from './attack-technique-names.ts';
import { attackTechnique } from './attack-techniques.ts';
import { TACTICS } from './tactics.ts';

const ids = TECHNIQUE_LINES.trim()
  .split('\n')
  .map((line) => line.slice(0, 5));

describe('the table of techniques', () => {
  it('names every technique once, with tactics and a link to its page', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      const technique = attackTechnique(id);
      expect(technique?.name).toMatch(/^[A-Z]/);
      expect(technique?.tactics.length).toBeGreaterThan(0);
      expect(technique?.url).toBe(`https://attack.mitre.org/techniques/${id}/`);
    }
  });

  it('parses every line completely', () => {
    for (const line of TECHNIQUE_LINES.trim().split('\n')) {
      expect(line).toMatch(/^T\d{4} [a-n]{1,4} [^;]+(; \d{3} [^;]+)*$/);
    }
  });

  it('covers every tactic', () => {
    const covered = new Set(ids.flatMap((id) => attackTechnique(id)?.tactics ?? []));
    expect(covered.size).toBe(TACTICS.length);
  });

  it('puts the technique before the name of a sub-technique', () => {
    expect(attackTechnique('T1566.002')).toMatchObject({
      name: 'Phishing: Spearphishing Link',
      url: 'https://attack.mitre.org/techniques/T1566/002/',
    });
  });

  it('names an unknown sub-technique after its technique', () => {
    expect(attackTechnique('T1566.099')?.name).toBe('Phishing');
  });

  it('returns no link for any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const technique = attackTechnique(text);
        expect(technique === null || /^T\d{4}(\.\d{3})?$/.test(text)).toBe(true);
      }),
    );
    for (const text of ['T1566/../../x', 'T1566.002?x', ' T1566', 't1566', 'T9999', '']) {
      expect(attackTechnique(text)).toBeNull();
    }
  });
});
