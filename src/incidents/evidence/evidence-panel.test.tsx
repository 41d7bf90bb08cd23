// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Evidence } from '../../defender/model/incident.ts';
import { Router } from '../../navigation/router.tsx';
import { anAlert, anIncident, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { EvidencePanel } from './evidence-panel.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const DEVICE = aPieceOfEvidence({ kind: 'device', name: 'lap-01.soc.example', verdict: 'suspicious' });
const ADDRESS = aPieceOfEvidence({ kind: 'ip', name: '192.0.2.7', verdict: 'malicious' });

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());

async function openPanel(...evidence: readonly Evidence[]) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const render = (...pieces: readonly Evidence[]) =>
    act(async () =>
      root.render(
        <Router>
          <EvidencePanel
            incident={anIncident({ alerts: [anAlert({ evidence: pieces })] })}
            onOpenAlert={() => undefined}
          />
        </Router>,
      ),
    );
  unmount = async () => {
    await act(async () => root.unmount());
    container.remove();
  };
  await render(...evidence);
  const options = (label: string) => [...container.querySelectorAll(`[aria-label="${label}"] button`)];
  const select = async (label: string, option: string) => {
    const button = options(label).find(({ textContent }) => textContent?.includes(option));
    if (!(button instanceof HTMLElement)) throw new Error(`no option ${option}`);
    await act(async () => button.click());
  };
  const selected = (label: string) =>
    options(label).flatMap((button) => (button.getAttribute('aria-pressed') === 'true' ? [button.textContent] : []));
  const search = async (text: string) => {
    const box = container.querySelector('input');
    if (box === null) throw new Error('no search box');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  return { container, render, select, selected, search };
}

test.each([
  ['text', '', '', 'nowhere', 'No evidence contains this text in its name, details or alerts.'],
  [
    'kind and text',
    'Device',
    '',
    '192.0',
    'No evidence of this kind contains this text in its name, details or alerts.',
  ],
  [
    'verdict and text',
    '',
    'Malicious',
    'lap',
    'No evidence with this verdict contains this text in its name, details or alerts.',
  ],
  ['kind and verdict', 'Device', 'Malicious', '', 'No evidence of this kind has this verdict.'],
  ['kind, verdict and spaces only', 'Device', 'Malicious', '  ', 'No evidence of this kind has this verdict.'],
  [
    'kind, verdict and text',
    'Device',
    'Malicious',
    'lap',
    'No evidence of this kind and with this verdict contains this text in its name, details or alerts.',
  ],
])('an empty list names the filters without a match: %s', async (_case, kind, verdict, text, message) => {
  const { container, select, search } = await openPanel(DEVICE, ADDRESS);
  if (kind !== '') await select('Kinds of evidence', kind);
  if (verdict !== '') await select('Verdict', verdict);
  if (text !== '') await search(text);
  expect(container.textContent).toContain('No matches');
  expect(container.textContent).toContain(message);
});

test.each([
  ['kind', 'Kinds of evidence', 'IP address', 'All kinds'],
  ['verdict', 'Verdict', 'Malicious', 'Any verdict'],
])('the filter resets when a refresh removes its %s', async (_case, label, option, all) => {
  const { container, render, select, selected } = await openPanel(DEVICE, ADDRESS);
  await select(label, option);
  expect(selected(label)).toEqual([expect.stringContaining(option)]);
  await render(DEVICE);
  expect(selected(label)).toEqual([expect.stringContaining(all)]);
  expect(container.textContent).toContain('1 of 1 shown');
});
