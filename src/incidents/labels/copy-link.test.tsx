// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { incidentLink } from '../views/incident-view.ts';
import { CopyLinkButton } from './copy-link.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const TENANT = '11111111-1111-4111-8111-111111111111';
const LINK = incidentLink('https://gatehouse.example/?demo=busy', { tenantId: TENANT, id: '7' }, { tab: 'evidence' });

let unmount: () => Promise<void> = async () => undefined;
afterEach(async () => {
  await unmount();
  vi.restoreAllMocks();
});

async function renderButton(look: 'button' | 'icon', clipboard: 'allowed' | 'blocked') {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    if (clipboard === 'blocked') throw new Error('NotAllowedError');
    copied.push(text);
  });
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  await act(async () => root.render(<CopyLinkButton link={LINK} look={look} />));
  unmount = async () => {
    await act(async () => root.unmount());
    container.remove();
  };
  return { container, copied, text: (role: string) => container.querySelector(`[role="${role}"]`)?.textContent };
}

test('a link keeps the scenario of the demo and the tab', () => {
  expect(LINK).toBe(`https://gatehouse.example/?demo=busy#/incidents/${TENANT}/7?tab=evidence`);
});

test.each(['button', 'icon'] as const)('a click on the %s copies the link and confirms it', async (look) => {
  const { container, copied, text } = await renderButton(look, 'allowed');
  await act(async () => container.querySelector('button')?.click());
  expect(copied).toEqual([LINK]);
  expect(text('status')).toBe('Link copied');
  expect(text('alert')).toBeUndefined();
});

test('the key c copies the link', async () => {
  const { copied, text } = await renderButton('icon', 'allowed');
  await act(async () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'l' })));
  expect(copied).toEqual([LINK]);
  expect(text('status')).toBe('Link copied');
});

test('Ctrl+C still copies the selected text', async () => {
  const { copied } = await renderButton('icon', 'allowed');
  await act(async () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', ctrlKey: true })));
  expect(copied).toEqual([]);
});

test('a blocked clipboard is reported as a failure, not as a toast', async () => {
  const { container, text } = await renderButton('button', 'blocked');
  await act(async () => container.querySelector('button')?.click());
  expect(text('alert')).toBe('Link not copied: the browser blocked clipboard access.');
  expect(text('status')).toBe('');
});
