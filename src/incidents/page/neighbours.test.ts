import { expect, it } from 'vitest';
import { anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { incidentAddress, incidentViewCodec } from '../views/incident-view.ts';
import { neighboursOf } from './neighbours.ts';

const rows = ['1', '2', '3'].map((id) => queueRowOf(anIncident({ id }), 'Example SOC'));
const tenantId = anIncident().tenantId;

it('returns the previous and the next incident of the view', () => {
  const middle = neighboursOf(rows, { tenantId, id: '2' });
  expect([middle.previous?.incident.id, middle.position, middle.next?.incident.id, middle.total]).toEqual([
    '1',
    1,
    '3',
    3,
  ]);
  expect(neighboursOf(rows, { tenantId, id: '1' }).previous).toBeNull();
  expect(neighboursOf(rows, { tenantId, id: '3' }).next).toBeNull();
});

it('returns no neighbours for an incident outside the view or of another tenant', () => {
  expect(neighboursOf(rows, { tenantId, id: '9' })).toEqual({ position: null, total: 3, previous: null, next: null });
  expect(neighboursOf(rows, { tenantId: 'other', id: '2' }).position).toBeNull();
});

it('keeps the queue’s view in the URL of an incident', () => {
  const address = incidentAddress({ tenantId, id: '7' }, { tab: 'alerts', view: 'severity=high&search=a%20b' });
  const search = address.slice(address.indexOf('?'));
  expect(incidentViewCodec.decode(search)).toEqual({ tab: 'alerts', alert: '', view: 'severity=high&search=a%20b' });
  expect(incidentAddress({ tenantId, id: '7' })).not.toContain('?');
});
