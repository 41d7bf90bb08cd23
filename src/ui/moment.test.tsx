import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { addMs, DAY_MS, epochMs, MINUTE_MS } from '../std/time.ts';
import { ClockProvider } from './clock-provider.tsx';
import { Moment } from './moment.tsx';

const NOW = epochMs(Date.parse('2026-11-20T08:41:07Z'));

it.each([
  [72 * MINUTE_MS, '1 h 12 min ago'],
  [5 * MINUTE_MS, '5 min ago'],
  [2 * DAY_MS, '2 days ago'],
  [0, 'now'],
])('shows %i ms as %s', (age, expected) => {
  const instant = { epochMs: addMs(NOW, -age), raw: '' };
  const markup = renderToStaticMarkup(
    <ClockProvider clock={() => NOW}>
      <Moment instant={instant} form="ago" />
    </ClockProvider>,
  );
  expect(markup.replaceAll(/<[^>]+>/g, '')).toBe(expected);
});
