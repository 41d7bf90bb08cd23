import { HYGIENE, hygieneLabel } from '../rows/hygiene.ts';
import { type QueueView, viewOf } from './queue-view.ts';

export type NamedView = { readonly name: string; readonly view: QueueView };

/** Being worked on, or still to be. */
const OPEN_STATUSES: readonly string[] = ['active', 'awaitingAction', 'inProgress'];

/** Views everybody has. */
export const BUILT_IN_VIEWS: readonly NamedView[] = [
  { name: 'Open', view: viewOf({ status: OPEN_STATUSES }) },
  { name: 'My queue', view: viewOf({ assigned: 'me', status: OPEN_STATUSES }) },
  { name: 'Unassigned', view: viewOf({ assigned: 'unassigned', status: OPEN_STATUSES }) },
  { name: 'High and active', view: viewOf({ severity: ['high'], status: ['active'] }) },
  {
    name: 'Recently resolved',
    view: viewOf({ status: ['resolved'], updated: { kind: 'last', preset: '7d' } }),
  },
  { name: 'All', view: viewOf({}) },
  { name: 'Hygiene', view: viewOf({ hygiene: HYGIENE }) },
];

/** Microsoft's hygiene test, one question at a time. */
export const HYGIENE_VIEWS: readonly NamedView[] = HYGIENE.map((problem) => ({
  name: hygieneLabel(problem),
  view: viewOf({ hygiene: [problem] }),
}));
