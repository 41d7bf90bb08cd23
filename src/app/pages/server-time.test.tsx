import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { WrongClockNotice } from './server-time.tsx';

it.each([
  [70, '70 minutes ahead'],
  [-70, '70 minutes behind'],
  [6.4, '6 minutes ahead'],
  [180, '3 hours ahead'],
  [-60 * 24 * 400, '400 days behind'],
])('a clock that is %d minutes off is described as %s, with the right time', (minutes, text) => {
  const now = epochMs(Date.parse('2026-11-21T12:00:00Z'));
  const markup = renderToStaticMarkup(<WrongClockNotice offsetMs={minutes * MINUTE_MS} now={now} />);
  expect(markup).toContain(`This computer’s clock is ${text}`);
  expect(markup).toContain('21 Nov 2026, 12:00 UTC');
});
