// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useCountInTitle } from './pending-changes-button.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function Page(props: { added: number }) {
  useCountInTitle(props.added);
  return null;
}

it('shows the number of new incidents in the title of the tab, until they are accepted or the page is left', async () => {
  document.title = 'Demo data · Incidents · Gatehouse';
  const root = createRoot(document.createElement('div'));
  const render = (added: number) => act(async () => root.render(<Page added={added} />));
  await render(0);
  expect(document.title).toBe('Demo data · Incidents · Gatehouse');
  await render(2);
  await render(3);
  expect(document.title).toBe('(3) Demo data · Incidents · Gatehouse');
  await render(0);
  expect(document.title).toBe('Demo data · Incidents · Gatehouse');
  await render(1);
  await act(async () => root.unmount());
  expect(document.title).toBe('Demo data · Incidents · Gatehouse');
});
