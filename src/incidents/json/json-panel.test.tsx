import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { anIncident } from '../rows/incident.fixture.ts';
import { JsonPanel } from './json-panel.tsx';

const NOTE = 'Copies and exports omit values nested more than 200 levels deep.';

describe('JsonPanel', () => {
  it('renders an incident nested 5,000 levels deep, with a note that copies omit the deepest values', () => {
    const raw = { deep: JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) };
    const markup = renderToStaticMarkup(<JsonPanel incident={anIncident({ raw })} />);
    expect(markup).toContain('deep');
    expect(markup).toContain(NOTE);
  });

  it('has no note for an ordinary incident', () => {
    expect(renderToStaticMarkup(<JsonPanel incident={anIncident({ raw: { id: 1 } })} />)).not.toContain(NOTE);
  });
});
