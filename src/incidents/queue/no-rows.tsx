import { CheckmarkCircle20Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { Filter20Regular } from '@fluentui/react-icons/headless/svg/filter';
import { Warning20Regular } from '@fluentui/react-icons/headless/svg/warning';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatClock } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Completeness } from '../rows/completeness.ts';
import { NO_FILTER } from '../rows/queue-filter.ts';
import type { SourceState } from '../rows/source-state.ts';
import { includesValue, isSameFilter, type QueueView } from '../views/queue-view.ts';

/** Explains why the table is empty. Claims that there are no incidents only if every tenant responded. */
export function NoRows(props: {
  states: readonly SourceState[];
  completeness: Completeness;
  view: QueueView;
  /** The name of the user who reads; `null` where no user does. */
  me: string | null;
  onClearSearch: () => void;
  onShowAll: () => void;
}) {
  const { completeness, view } = props;
  if (completeness.loaded > 0) {
    const hasNoUser = props.me === null && view.assigned.length === 1 && includesValue(view, 'assigned', 'me');
    const loaded = completeness.loaded.toLocaleString('en');
    const isOnlySearch = isSameFilter(view, { ...NO_FILTER, search: view.search });
    return (
      <EmptyState
        icon={<Filter20Regular />}
        title={hasNoUser ? 'No user is signed in to this access' : 'No matches'}
        actions={
          <>
            {view.search === '' ? null : (
              <Button size="small" onClick={props.onClearSearch}>
                Clear search
              </Button>
            )}
            {isOnlySearch ? null : (
              <Button size="small" onClick={props.onShowAll}>
                Show all
              </Button>
            )}
          </>
        }
      >
        {hasNoUser ? (
          'These incidents are read with an application token, so none of them can be assigned to you.'
        ) : view.search === '' ? (
          `The filters of this view hide all ${loaded} loaded incidents.`
        ) : (
          <>
            None of the {loaded} loaded incidents {isOnlySearch ? 'contain' : 'match the other filters and contain'} “
            <InertText text={view.search} maxLength={60} />
            ”.
          </>
        )}
      </EmptyState>
    );
  }
  if (completeness.isComplete) {
    return (
      <EmptyState icon={<CheckmarkCircle20Regular />} title="No incidents">
        {responseText(props.states)}
        {completeness.brokenRows === 0 ? null : ' Some entries were invalid.'}
      </EmptyState>
    );
  }
  const { failedTenants, isLoading, isWaitingForNetwork, tenants } = completeness;
  if (failedTenants.length > 0 && failedTenants.length < tenants && !isLoading && !isWaitingForNetwork) {
    return (
      <EmptyState icon={<Warning20Regular />} title="Not all tenants responded">
        {tenants - failedTenants.length} of {tenants} tenants responded and have no incidents. The others could not be
        loaded, so this is not an all-clear.
      </EmptyState>
    );
  }
  return <SkeletonRows rows={12} label="Loading incidents" />;
}

function responseText(states: readonly SourceState[]): string {
  const [first] = states;
  if (first === undefined || states.length > 1) return `All ${states.length} tenants responded and have no incidents.`;
  const time = first.loadedAt === null ? '' : ` at ${formatClock(first.loadedAt)}`;
  return `${first.tenantName} responded${time} and has no incidents.`;
}
