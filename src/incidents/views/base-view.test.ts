import { describe, expect, it } from 'vitest';
import { baseView } from './base-view.ts';
import { BUILT_IN_VIEWS, OPEN_VIEW } from './built-in-views.ts';
import { viewOf } from './queue-view.ts';

function nameOf(view: Parameters<typeof baseView>[1], lastName: string | null = null) {
  const { base, isChanged } = baseView(BUILT_IN_VIEWS, view, lastName);
  return [base?.name, isChanged];
}

describe('baseView', () => {
  it('is the view with the same filter, whatever the sort is', () => {
    expect(nameOf({ ...OPEN_VIEW, sort: 'name' })).toEqual(['Open', false]);
    expect(nameOf(viewOf({}), 'Open')).toEqual(['All', false]);
  });

  it('stays the last matching view while its filter is changed', () => {
    expect(nameOf({ ...OPEN_VIEW, search: 'mailbox' }, 'Open')).toEqual(['Open', true]);
    expect(nameOf(viewOf({ status: ['active'] }), 'Open')).toEqual(['Open', true]);
  });

  it('is the most specific view that a linked filter narrows', () => {
    expect(nameOf({ ...OPEN_VIEW, assigned: ['me'], tag: ['VIP'] })).toEqual(['My queue', true]);
    expect(nameOf(viewOf({ tag: ['VIP'] }))).toEqual(['All', true]);
    expect(nameOf({ ...OPEN_VIEW, not: ['status'] })).toEqual(['All', true]);
  });
});
