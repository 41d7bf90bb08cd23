import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { completenessOf } from '../rows/completeness.ts';
import { viewOf } from '../views/queue-view.ts';
import { PrintedHeader } from './printed-header.tsx';

function textOf(shownCount: number): string {
  const markup = renderToStaticMarkup(
    <PrintedHeader
      tenants={['Example SOC']}
      completeness={{ ...completenessOf([]), loaded: 5_000, isComplete: false }}
      shownCount={shownCount}
      view={viewOf({ severity: ['high'], not: ['severity'] })}
      context={{ me: null, now: epochMs(Date.parse('2026-11-20T08:41:07Z')) }}
      isDemo={false}
    />,
  );
  return markup.replaceAll(/<[^>]+>/g, '');
}

it('says which incidents are printed, and that some are not loaded', () => {
  expect(textOf(1_000)).toContain('1,000 of 5,000 loaded incidents. Not all are loaded.');
  expect(textOf(1_000)).toContain('Severity: not “High”. Sorted by last update, descending.');
  expect(textOf(1_000)).not.toContain('are printed');
});

it('says how many rows of a long view are not printed', () => {
  expect(textOf(1_234)).toContain('Only the first 1,000 incidents are printed. Export the view to get the other 234.');
});
