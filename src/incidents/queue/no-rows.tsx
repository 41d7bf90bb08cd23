import { CheckmarkCircle20Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { Filter20Regular } from '@fluentui/react-icons/headless/svg/filter';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Completeness } from '../rows/completeness.ts';
import type { QueueFilter } from '../rows/queue-filter.ts';

/** Why the table is empty. "All clear" is said only when every tenant responded. */
export function NoRows(props: { completeness: Completeness; view: QueueFilter; onShowAll: () => void }) {
  const { completeness, view } = props;
  if (completeness.loaded > 0) {
    return (
      <EmptyState
        icon={<Filter20Regular />}
        title={`None of ${completeness.loaded.toLocaleString('en')} match`}
        actions={
          <Button size="small" onClick={props.onShowAll}>
            Show all
          </Button>
        }
      >
        {view.search === '' ? (
          'The filters of this view hide every incident that was loaded.'
        ) : (
          <>
            “<InertText text={view.search} maxLength={60} />” is in no name, id, asset or tag that this view may show.
          </>
        )}
      </EmptyState>
    );
  }
  if (completeness.isComplete) {
    const { responded, tenants } = completeness;
    return (
      <EmptyState icon={<CheckmarkCircle20Regular />} title="All clear">
        {tenants === 1 ? 'The tenant responded' : `${responded} of ${tenants} tenants responded`}, and there is no
        incident.
        {completeness.brokenRows === 0 ? null : ' But there were rows that could not be read.'}
      </EmptyState>
    );
  }
  if (completeness.isReading || completeness.failedTenants.length === 0) {
    return <SkeletonRows rows={12} label="Loading incidents" />;
  }
  return <EmptyState title="Nothing was read">What stood in the way is said above.</EmptyState>;
}
