import { useQuery } from '@tanstack/react-query';
import { incidentQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { isIncidentId, isIncidentNumber } from '../../defender/model/incident-id.ts';
import { Link } from '../../navigation/link.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { statusLabel } from '../labels/incident-labels.ts';
import { incidentSummary } from '../labels/incident-summary.ts';
import { incidentAddress } from '../views/incident-view.ts';

/** Reports that the incident was merged into another one. Loads that incident to show what it is about with the link. */
export function MergedNotice(props: { source: IncidentSource; into: string; view: string }) {
  const { source, into } = props;
  // Requests only ids that look like the services' own; any other id can still be followed.
  const target = useQuery({ ...incidentQuery(source, into), enabled: isIncidentNumber(into) }).data;
  return (
    <Notice
      tone="info"
      layout="band"
      role="status"
      title={
        <>
          Merged into incident <InertText text={into} maxLength={40} />
        </>
      }
    >
      <p>
        Its alerts are now part of{' '}
        {isIncidentId(into) ? (
          <Link to={incidentAddress({ tenantId: source.tenantId, id: into }, { view: props.view })}>
            {target === undefined ? 'that incident' : <InertText text={target.name} maxLength={200} />}
          </Link>
        ) : (
          'that incident'
        )}
        {target === undefined ? null : (
          <>
            {' '}
            (<InertText text={statusLabel(target.status)} maxLength={40} />
            {target.redirectedTo === null ? null : (
              <>
                , in turn merged into <InertText text={target.redirectedTo} maxLength={40} />
              </>
            )}
            )
          </>
        )}
        .
      </p>
      {target === undefined ? null : <TargetSummary target={target} />}
    </Notice>
  );
}

function TargetSummary(props: { target: Incident }) {
  const [text] = incidentSummary(props.target)?.texts ?? [];
  return text === undefined ? null : (
    <p>
      <InertText text={text} maxLength={400} />
    </p>
  );
}
