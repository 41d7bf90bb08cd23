import { describe, expect, test } from 'vitest';
import { anIncident } from '../../defender/changes/incident-model.fixture.ts';
import { parseInstant } from '../../std/instant.ts';
import { authorText, latestChangeText } from './latest-change-text.ts';
import { aTriageSession } from './triage.fixture.ts';

const at = (time: string) => {
  const instant = parseInstant(`2026-11-20T${time}Z`);
  if (instant === null) throw new Error('The test has an invalid time.');
  return instant;
};
const seen = anIncident();

describe('who changed an incident', () => {
  test('is the name that the service gives, as inert text', () => {
    const now = anIncident({ lastUpdate: at('10:05:00'), lastModifiedBy: 'analyst\u202e@soc.example' });
    expect(authorText(seen, now, 'API')).toMatch(
      /^The incident was last changed by analyst.*202E.*@soc\.example at 20 Nov/,
    );
  });

  test('is left open if the service gives no name', () => {
    expect(authorText(seen, anIncident({ lastUpdate: at('10:05:00') }), 'API')).toMatch(/API doesn’t say by whom\.$/);
    expect(authorText(seen, seen, 'API')).toBe('API doesn’t say who changed it or when.');
  });

  test('also names the author of the newest comment since, and of no earlier one', () => {
    const comment = (author: string | null, time: string) => ({ text: 'x', author, created: at(time) });
    const now = anIncident({
      lastUpdate: at('10:05:00'),
      comments: [comment('early@soc.example', '09:30:00'), comment('late@soc.example', '10:04:00')],
    });
    expect(authorText(seen, now, 'API')).toMatch(/ late@soc\.example commented at 20 Nov.*10:04:00/);
    expect(authorText(seen, { ...now, comments: now.comments.slice(0, 1) }, 'API')).not.toContain('commented');
  });
});

test('an undo that was held back names the value of the other editor', async () => {
  const { session, items, serviceOf } = aTriageSession([seen]);
  await session.apply(items, { status: 'inProgress' });
  serviceOf('7').apply({ status: 'resolved' }, 'other', 'other');
  const [change] = session.state().changes;
  if (change === undefined) throw new Error('The session has no change');
  expect(latestChangeText(change)).toBe('');
  await session.undo(change);
  const undo = session.state().changes.at(-1);
  expect(undo === undefined ? '' : latestChangeText(undo)).toMatch(/^Status is now Resolved\. /);
});
