// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { epochMs } from '../../std/time.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { anAlert, anIncident, anInstant } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { INCIDENT_CELLS } from '../table/incident-cells.tsx';
import { alertKeys } from './alert-keys.ts';
import { AlertTimeline } from './alert-timeline.tsx';
import { AlertsPanel } from './alerts-panel.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());

async function mount(content: ReactNode) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  unmount = async () => {
    await act(async () => root.unmount());
    container.remove();
  };
  const render = (children: ReactNode) =>
    act(async () =>
      root.render(<ClockProvider clock={() => epochMs(Date.parse('2026-11-20T12:00:00Z'))}>{children}</ClockProvider>),
    );
  await render(content);
  return { container, render };
}

function panel(incident: Incident) {
  return (
    <AlertsPanel
      incident={incident}
      keys={alertKeys(incident.alerts)}
      expandedKey=""
      portalOrigin="https://security.microsoft.com"
      onExpand={() => undefined}
    />
  );
}

describe('the Alerts tab', () => {
  it('offers a filter for every facet that tells the alerts apart', async () => {
    const alerts = [anAlert({ id: 'a', severity: 'high' }), anAlert({ id: 'b', severity: 'low' })];
    const { container } = await mount(panel(anIncident({ alerts })));
    const filters = container.querySelector('fieldset[aria-label="Filter alerts"]');
    expect([...(filters?.querySelectorAll('button') ?? [])].map((button) => button.textContent)).toEqual(['Severity']);
    expect(filters?.querySelector('[role="status"]')?.textContent).toBe('2 alerts');
  });

  it('shows technique names, and the number of the others', async () => {
    const alerts = [anAlert({ mitreTechniques: ['T1566.002', 'T1486', 'T9999'] })];
    const { container } = await mount(panel(anIncident({ alerts })));
    const cell = [...container.querySelectorAll('td')].find((td) => td.textContent?.includes('T1566.002'));
    expect(cell?.textContent).toBe('T1566.002 Phishing: Spearphishing Link+2');
    expect(cell?.title).toBe('T1566.002 Phishing: Spearphishing Link, T1486 Data Encrypted for Impact, T9999');
  });

  it('tells missing alerts from no alerts', async () => {
    const { container, render } = await mount(panel(anIncident({ raw: { alerts: null } })));
    expect(container.textContent).toContain('Alerts unknown');
    await render(panel(anIncident({ raw: { alerts: [] } })));
    expect(container.textContent).toContain('No alerts');
  });
});

describe('the number of alerts in the queue', () => {
  const content = (incident: Incident) => INCIDENT_CELLS.alerts(queueRowOf(incident, 'Example SOC'), 'table').content;

  it('is unknown if the API omits the alerts', async () => {
    expect(content(anIncident({ raw: { alerts: null } }))).toBe('–');
    const { container } = await mount(content(anIncident({ raw: { alerts: [] } })));
    expect(container.textContent).toBe('0/0');
  });
});

describe('the timeline', () => {
  const at = (time: string) => anInstant(`2026-11-20T${time}:00Z`);
  const alerts = [
    anAlert({
      id: 'first',
      title: 'First',
      firstActivity: at('06:00'),
      lastActivity: at('06:01'),
      description: 'How it began',
    }),
    anAlert({ id: 'last', title: 'Last', firstActivity: at('10:00'), lastActivity: at('10:01') }),
  ];

  function timeline(
    selectedKey: string,
    calls: { onSelect?: (key: string) => void; onOpenAlert?: (alert: Alert) => void } = {},
  ) {
    return (
      <AlertTimeline
        alerts={alerts}
        keys={alertKeys(alerts)}
        selectedKey={selectedKey}
        onSelect={calls.onSelect ?? (() => undefined)}
        onOpenAlert={calls.onOpenAlert ?? (() => undefined)}
      />
    );
  }

  async function zoom(container: Element) {
    const hour = container.querySelector('input[value="1h"]');
    if (!(hour instanceof HTMLElement)) throw new Error('no zoom');
    await act(async () => hour.click());
  }

  async function press(container: Element, name: string) {
    const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) throw new Error(`no button ${name}`);
    await act(async () => button.click());
  }

  const arrows = (container: Element) =>
    [...container.querySelectorAll('td text')].map(({ textContent }) => textContent);

  it('marks alerts outside the visible period with an arrow to their side', async () => {
    const { container } = await mount(timeline(''));
    expect(arrows(container)).toEqual([]);
    await zoom(container);
    expect(arrows(container)).toEqual(['›']);
  });

  it('moves the visible period to the alert that is selected', async () => {
    const selected: string[] = [];
    const { container } = await mount(timeline('', { onSelect: (key) => selected.push(key) }));
    await zoom(container);
    await press(container, 'Last');
    expect(selected).toEqual(['last']);
    expect(arrows(container)).toEqual(['‹']);
  });

  it('shows the selected alert below its row, and opens it', async () => {
    const selected: string[] = [];
    const opened: string[] = [];
    const { container } = await mount(
      timeline('first', { onSelect: (key) => selected.push(key), onOpenAlert: ({ id }) => opened.push(id) }),
    );
    expect(container.textContent).toContain('How it began');
    await press(container, 'Open alert');
    expect(opened).toEqual(['first']);
    await press(container, 'First');
    expect(selected).toEqual(['']);
  });
});
