import { expect, it } from 'vitest';
import { compareTokens } from '../../token/compare-tokens.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { comparedText } from './comparison-labels.ts';
import { comparisonMarkdown, differencesFirst } from './comparison-markdown.ts';

function differencesBetween(...tokens: readonly [string, string]) {
  const [before, after] = tokens.map((token) => {
    const decoded = decodeToken(token);
    if (!decoded.ok) throw new Error(decoded.problem.code);
    return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
  });
  if (before === undefined || after === undefined) throw new Error('two tokens');
  return compareTokens(before, after).differences;
}

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const differences = differencesBetween(
  aToken({ wids: [] }),
  aToken({ wids: [SECURITY_READER], scp: 'Incident.ReadWrite', at: aToken(), exp: TOKEN_TEST_NOW / 1000 + 60 }),
);

it('lists differences before equal values', () => {
  const changes = differencesFirst(differences).map(({ change }) => change);
  expect(changes.lastIndexOf('added')).toBeLessThan(changes.indexOf('same'));
  expect(changes.lastIndexOf('changed')).toBeLessThan(changes.indexOf('same'));
  expect(changes).toHaveLength(differences.length);
});

it('copies the differences only, with role names and UTC, and without a token inside a claim', () => {
  const text = comparisonMarkdown(differences);
  expect(text).toContain('| Entra role `wids` | Added | None | `Security Reader` |');
  expect(text).toContain('| Permission `scp` | Changed | `Incident.Read` | `Incident.ReadWrite` |');
  expect(text).toContain('UTC` |');
  expect(text).not.toMatch(/Same|eyJ/);
});

it('keeps the id of an unknown role', () => {
  expect(comparedText('directory-role', 'unknown-role')).toBe('unknown-role');
});
