import { Link } from '../navigation/link.tsx';
import { incidentPath } from '../navigation/routes.ts';
import { InertText } from '../ui/inert-text.tsx';
import { Notice } from '../ui/notice.tsx';

/** The incident was merged: its alerts moved to another one. */
export function MergedNotice(props: { tenantId: string; into: string }) {
  return (
    <Notice
      tone="info"
      layout="band"
      role="status"
      title={
        <>
          Merged into incident <InertText text={props.into} maxLength={40} />
        </>
      }
    >
      <p>
        Defender moved its alerts there. <Link to={incidentPath(props.tenantId, props.into)}>Open that incident</Link>
      </p>
    </Notice>
  );
}
