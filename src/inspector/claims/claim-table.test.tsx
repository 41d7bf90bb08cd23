import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { aBareToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { tenantNames } from '../tokens/tenant-names.ts';
import { ClaimTable } from './claim-table.tsx';

function markupFor(claims: Readonly<Record<string, unknown>>) {
  const decoded = decodeToken(aBareToken(claims));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return renderToStaticMarkup(
    <ClaimTable
      caption="Claims"
      part="claims"
      inspected={inspectToken(decoded.value, { now: TOKEN_TEST_NOW })}
      highlighted={new Set()}
      tenants={tenantNames(String, [])}
    />,
  );
}

it('shows the whole name of a claim that is longer than 60 characters', () => {
  const name = `http://schemas.example/${'long/'.repeat(30)}claim`;
  expect(markupFor({ [name]: 1 })).toContain(name);
});

it('shows a short name without an expander', () => {
  expect(markupFor({ extension_x: 1 })).not.toContain('<details');
});
