import { HYGIENE, hygieneLabel } from '../rows/hygiene.ts';
import { type QueueView, viewOf } from './queue-view.ts';

export type NamedView = { readonly name: string; readonly view: QueueView };

/** The statuses of unfinished work. */
const OPEN_STATUSES: readonly string[] = ['active', 'awaitingAction', 'inProgress'];

/** Unfinished work: the first view of a user who has not chosen another. */
export const OPEN_VIEW: QueueView = viewOf({ status: OPEN_STATUSES });

/** The views every user has. */
export const BUILT_IN_VIEWS: readonly NamedView[] = [
  { name: 'Open', view: OPEN_VIEW },
  { name: 'My queue', view: viewOf({ assigned: ['me'], status: OPEN_STATUSES }) },
  { name: 'Unassigned', view: viewOf({ assigned: ['unassigned'], status: OPEN_STATUSES }) },
  { name: 'High and active', view: viewOf({ severity: ['high'], status: ['active'] }) },
  {
    name: 'Recently resolved',
    view: viewOf({ status: ['resolved'], updated: { kind: 'last', preset: '7d' } }),
  },
  { name: 'All', view: viewOf({}) },
  { name: 'Needs attention', view: viewOf({ hygiene: HYGIENE }) },
];

/** One view for each of Microsoft's hygiene checks. */
export const HYGIENE_VIEWS: readonly NamedView[] = HYGIENE.map((problem) => ({
  name: hygieneLabel(problem),
  view: viewOf({ hygiene: [problem] }),
}));
