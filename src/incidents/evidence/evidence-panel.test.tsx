// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Evidence } from '../../defender/model/incident.ts';
import { anAlert, anIncident, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { EvidencePanel } from './evidence-panel.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const DEVICE = aPieceOfEvidence({ kind: 'device', name: 'lap-01.soc.example', verdict: 'suspicious' });
const ADDRESS = aPieceOfEvidence({ kind: 'ip', name: '192.0.2.7', verdict: 'malicious' });

let leave: () => Promise<void> = async () => undefined;
afterEach(() => leave());

async function openPanel(...evidence: readonly Evidence[]) {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const show = (...pieces: readonly Evidence[]) =>
    act(async () =>
      root.render(
        <EvidencePanel
          incident={anIncident({ alerts: [anAlert({ evidence: pieces })] })}
          onOpenAlert={() => undefined}
        />,
      ),
    );
  leave = async () => {
    await act(async () => root.unmount());
    place.remove();
  };
  await show(...evidence);
  const choices = (label: string) => [...place.querySelectorAll(`[aria-label="${label}"] button`)];
  const choose = async (label: string, word: string) => {
    const button = choices(label).find(({ textContent }) => textContent?.includes(word));
    if (!(button instanceof HTMLElement)) throw new Error(`no choice ${word}`);
    await act(async () => button.click());
  };
  const chosen = (label: string) =>
    choices(label).flatMap((button) => (button.getAttribute('aria-pressed') === 'true' ? [button.textContent] : []));
  const search = async (text: string) => {
    const box = place.querySelector('input');
    if (box === null) throw new Error('no box');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  return { place, show, choose, chosen, search };
}

test.each([
  ['text', '', '', 'nowhere', 'Nothing has that text in its name, its facts or its alerts.'],
  ['kind and text', 'Device', '', '192.0', 'Nothing of this kind has that text in its name, its facts or its alerts.'],
  [
    'verdict and text',
    '',
    'Malicious',
    'lap',
    'Nothing of this verdict has that text in its name, its facts or its alerts.',
  ],
  ['kind and verdict', 'Device', 'Malicious', '', 'Nothing of this kind has this verdict.'],
  ['kind, verdict and blanks', 'Device', 'Malicious', '  ', 'Nothing of this kind has this verdict.'],
  [
    'kind, verdict and text',
    'Device',
    'Malicious',
    'lap',
    'Nothing of this kind and verdict has that text in its name, its facts or its alerts.',
  ],
])('an empty list says what nothing matches: %s', async (_what, kind, verdict, text, words) => {
  const { place, choose, search } = await openPanel(DEVICE, ADDRESS);
  if (kind !== '') await choose('Kinds of evidence', kind);
  if (verdict !== '') await choose('Verdict', verdict);
  if (text !== '') await search(text);
  expect(place.textContent).toContain('No evidence matches');
  expect(place.textContent).toContain(words);
});

test.each([
  ['kind', 'Kinds of evidence', 'IP address', 'All kinds'],
  ['verdict', 'Verdict', 'Malicious', 'Any verdict'],
])('a %s that a refresh takes away is no longer chosen', async (_what, label, word, all) => {
  const { place, show, choose, chosen } = await openPanel(DEVICE, ADDRESS);
  await choose(label, word);
  expect(chosen(label)).toEqual([expect.stringContaining(word)]);
  await show(DEVICE);
  expect(chosen(label)).toEqual([expect.stringContaining(all)]);
  expect(place.textContent).toContain('1 of 1 shown');
});
