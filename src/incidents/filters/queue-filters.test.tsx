// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { type QueueView, viewOf, viewSearch } from '../views/queue-view.ts';
import { QueueFilters } from './queue-filters.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const CONTEXT = { me: null, now: epochMs(Date.parse('2026-11-20T12:00:00Z')) };
const ROWS = [
  anIncident({ id: '1', severity: 'high', status: 'active', tags: ['VIP'] }),
  anIncident({ id: '2', severity: 'low', status: 'resolved', assignedTo: 'responder@soc.example' }),
].map((incident) => queueRowOf(incident, 'Example SOC'));

let root: Root;
let view: QueueView;

function Filters() {
  const [current, setCurrent] = useState(viewOf({}));
  view = current;
  return (
    <QueueFilters
      rows={ROWS}
      view={current}
      context={CONTEXT}
      search={null}
      end={null}
      onChange={(change) =>
        setCurrent((newest) => ({ ...newest, ...(typeof change === 'function' ? change(newest) : change) }))
      }
    />
  );
}

function element<Kind extends HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

function buttonNamed(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (button) => button.textContent?.trim() === name || button.getAttribute('aria-label') === name,
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

const click = (target: HTMLElement) => act(async () => target.click());

const press = (key: string) =>
  act(async () => {
    element('input').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });

const type = (text: string) =>
  act(async () => {
    const input = element<HTMLInputElement>('input');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });

const optionTexts = () => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);

beforeEach(async () => {
  // The virtual list shows what fits.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(element('#root'));
  await act(async () => root.render(<Filters />));
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.restoreAllMocks();
});

describe('the filter popover', () => {
  it('filters by a value that is typed, and stays open for another', async () => {
    await click(buttonNamed('Filter'));
    await type('severity high');
    expect(optionTexts()).toEqual(['Severity High1']);
    await press('Enter');
    expect(viewSearch(view)).toBe('severity=high');
    await type('responder');
    await press('Enter');
    expect(viewSearch(view)).toBe('severity=high&assigned=responder%40soc.example');
    expect(element('dialog')).toBeTruthy();
  });

  it('lists the values of a facet, and returns to all facets with Backspace', async () => {
    await click(buttonNamed('Filter'));
    await press('ArrowDown');
    await press('Enter');
    expect(element('dialog').getAttribute('aria-label')).toBe('Status');
    expect(optionTexts()[0]).toBe('Active1');
    await press('Backspace');
    expect(element('dialog').getAttribute('aria-label')).toBe('Filter');
  });

  it('excludes the values of a facet, which the chip says', async () => {
    await click(buttonNamed('Filter'));
    await press('ArrowDown');
    await press('Enter');
    await press('Enter');
    await click(buttonNamed('is not'));
    expect(viewSearch(view)).toBe('status=active&not=status');
    expect(document.querySelector('ul')?.textContent).toContain('Status not Active');
  });

  it('says that a search matches nothing', async () => {
    await click(buttonNamed('Filter'));
    await type('nothing has this name');
    expect(optionTexts()).toEqual([]);
    expect(element('[role="status"]').textContent).toBe('No matches');
    await press('Enter');
    expect(viewSearch(view)).toBe('');
  });

  it('opens at the facet of a chip, and moves the focus to the button if the chip is gone', async () => {
    await click(buttonNamed('Filter'));
    await type('VIP');
    await press('Enter');
    await act(async () => element('dialog').dispatchEvent(new Event('cancel', { cancelable: true })));
    await click(buttonNamed('In your browser: Tag VIP'));
    expect(element('dialog').getAttribute('aria-label')).toBe('Tag');
    await press('Enter');
    expect(viewSearch(view)).toBe('');
    await act(async () => element('dialog').dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(document.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(buttonNamed('Filter'));
  });
});
