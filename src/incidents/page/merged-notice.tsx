import { useQuery } from '@tanstack/react-query';
import { incidentQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { Link } from '../../navigation/link.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { statusLabel } from '../labels/incident-labels.ts';
import { incidentAddress } from '../views/incident-view.ts';

/** Both APIs number their incidents. What is no number names none, and is neither asked for nor linked. */
const INCIDENT_ID = /^\d{1,19}$/;

/** The incident was merged: its alerts moved to another one, which is asked for so that one knows where one would go. */
export function MergedNotice(props: { source: IncidentSource; into: string; view: string }) {
  const { source, into } = props;
  const isNumber = INCIDENT_ID.test(into);
  const target = useQuery({ ...incidentQuery(source, into), enabled: isNumber }).data;
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
        Defender moved its alerts there.{' '}
        {isNumber ? (
          <Link to={incidentAddress({ tenantId: source.tenantId, id: into }, { view: props.view })}>
            {target === undefined ? 'Open that incident' : <InertText text={target.name} maxLength={200} />}
          </Link>
        ) : null}
        {target === undefined ? null : (
          <>
            {' '}
            (<InertText text={statusLabel(target.status)} maxLength={40} />
            {target.redirectedTo === null ? null : (
              <>
                , itself merged into <InertText text={target.redirectedTo} maxLength={40} />
              </>
            )}
            )
          </>
        )}
      </p>
    </Notice>
  );
}
