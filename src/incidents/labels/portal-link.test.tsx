// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { IsDemoProvider } from '../../ui/use-is-demo.ts';
import { PortalLink } from './portal-link.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const HREF = 'https://security.microsoft.com/incidents/41?tid=x';
let root: Root;

async function show(isDemo: boolean) {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <IsDemoProvider value={isDemo}>
        <PortalLink href={HREF}>Defender portal</PortalLink>
      </IsDemoProvider>,
    ),
  );
}

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

it('leads to the portal in a new tab', async () => {
  await show(false);
  const link = document.querySelector('a');
  expect([link?.href, link?.target, link?.rel]).toEqual([HREF, '_blank', 'noreferrer']);
});

it('explains in the demo that the portal has no such page, without a link to it', async () => {
  await show(true);
  expect(document.querySelector('a')).toBeNull();
  await act(async () => document.querySelector('button')?.click());
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(document.querySelector('[role="dialog"]')).not.toBeNull();
  });
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.textContent).toContain('Demo incidents aren’t in the Defender portal.');
  expect(dialog?.textContent).toContain(HREF);
  expect(document.querySelector('a')).toBeNull();
});
