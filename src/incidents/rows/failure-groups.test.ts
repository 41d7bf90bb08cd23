import { expect, test } from 'vitest';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { failureGroups } from './failure-groups.ts';

const CONSENT = 'Consent required';
const DOWN = 'Defender XDR is unavailable';
const state = (tenantName: string, error: unknown) => ({ tenantName, error });
const describe = (error: unknown): FailureMessage => ({
  heading: String(error),
  advice: 'Advice.',
  quote: [
    { name: 'Error number', value: error === CONSENT ? 'AADSTS65001' : '' },
    { name: 'Correlation ID', value: String(Math.random()) },
  ],
  actions: ['retry'],
});
const summaryOf = (states: readonly ReturnType<typeof state>[]) =>
  failureGroups(states, describe).map(({ message, states: members }) => [message.heading, members.length]);

test('up to three failed tenants each have an alert with their name', () => {
  const states = [state('A', CONSENT), state('B', null), state('C', CONSENT), state('D', DOWN)];
  expect(summaryOf(states)).toEqual([
    [`A: ${CONSENT}`, 1],
    [`C: ${CONSENT}`, 1],
    [`D: ${DOWN}`, 1],
  ]);
  expect(summaryOf([state('A', DOWN)])).toEqual([[DOWN, 1]]);
});

test('beyond three, failed tenants are grouped by cause, the largest group first, and none is left out', () => {
  const states = [
    state('A', DOWN),
    ...Array.from({ length: 30 }, (_none, index) => state(`T${index}`, CONSENT)),
    state('Z', null),
  ];
  expect(summaryOf(states)).toEqual([
    [`30 tenants: ${CONSENT}`, 30],
    [`A: ${DOWN}`, 1],
  ]);
  const [group] = failureGroups(states, describe);
  expect(group?.message.advice).toMatch(/^T0, T1, .*T11 and 18 more\. Advice\.$/);
});
