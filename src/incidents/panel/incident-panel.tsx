import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { incidentQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { incidentPortalUrl } from '../../defender/model/portal-url.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { SeverityMark } from '../../ui/severity.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { CopyLinkButton } from '../labels/copy-link.tsx';
import { severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { PortalLink } from '../labels/portal-link.tsx';
import { PositionNav } from '../labels/position-nav.tsx';
import { incidentAddress, incidentLink } from '../views/incident-view.ts';
import { IncidentLink, useQueueView } from './incident-link.tsx';
import styles from './incident-panel.module.css';
import { PanelDetails } from './panel-details.tsx';

/** Lets other components control the mounted panel. */
export type IncidentPanelHandle = {
  /** Focuses the title. */
  readonly focus: () => void;
};

/**
 * The non-modal side panel with one incident. Shows the incident from the list, and requests it only if the list does not
 * include it. `[` and `]` move through the view, Enter opens the incident's page, Escape closes the panel.
 */
export function IncidentPanel(props: {
  ref?: Ref<IncidentPanelHandle>;
  source: IncidentSource;
  incidentId: string;
  /** The incident as loaded with the list; `undefined` if the list does not include it. */
  listed: Incident | undefined;
  /** The buttons that change the incident. */
  change: ReactNode;
  tenantName: string | null;
  portalOrigin: string;
  /** The app's URL without a fragment: the start of links to incidents. */
  pageAddress: string;
  /** The incident's zero-based position in the view; `null` if the view does not include it. */
  place: { readonly position: number; readonly total: number } | null;
  describeFailure: (error: unknown) => FailureMessage;
  onFailureAction: (action: FailureAction, error: unknown) => void;
  onMove: (step: 1 | -1) => void;
  onClose: () => void;
}) {
  const { incidentId, listed, onClose, place, source } = props;
  const query = useQuery({ ...incidentQuery(source, incidentId), enabled: listed === undefined });
  const incident = listed ?? query.data;
  const title = useRef<HTMLHeadingElement>(null);
  useImperativeHandle(props.ref, () => ({ focus: () => title.current?.focus() }), []);
  const address = { tenantId: source.tenantId, id: incidentId };
  const root = useRef<HTMLElement>(null);
  const view = useQueueView();
  const goTo = useGoTo();
  useDocumentKeys((event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && !event.repeat && isPlainPart(root.current, event.target)) {
      event.preventDefault();
      goTo(incidentAddress(address, { view }));
    }
  });
  const name = incident === undefined || incident.name === '' ? `Incident ${incidentId}` : incident.name;
  return (
    <aside className={styles.panel} ref={root} aria-label={inertTextOf(name, 240)}>
      <header className={styles.head}>
        <div className={styles.tools}>
          {incident === undefined ? null : (
            <SeverityMark
              level={incident.severity}
              label={<InertText text={severityLabel(incident.severity)} maxLength={16} />}
              filled
            />
          )}
          <span className={styles.id}>
            <InertText text={incidentId} maxLength={20} />
          </span>
          <CopyButton key={incidentId} text={inertTextOf(incidentId)} label="Copy incident ID" />
          <CopyLinkButton key={`link ${incidentId}`} look="icon" link={incidentLink(props.pageAddress, address)} />
          <span className={styles.nav}>
            <PositionNav position={place?.position ?? null} total={place?.total ?? 0} onMove={props.onMove} />
          </span>
          <IconButton
            label="Close panel"
            icon={<Dismiss16Regular />}
            size="small"
            keyShortcuts="Escape"
            onClick={onClose}
          />
        </div>
        <h2 className={styles.title} ref={title} tabIndex={-1}>
          <IncidentLink incident={address}>
            <InertText text={name} maxLength={240} />
          </IncidentLink>
        </h2>
        {incident === undefined ? null : (
          <p className={styles.sub}>
            <StatusMark
              status={incident.status}
              label={<InertText text={statusLabel(incident.status)} maxLength={40} />}
            />
            <span>
              {incident.assignedTo === null ? 'Unassigned' : <InertText text={incident.assignedTo} maxLength={80} />}
            </span>
            {props.tenantName === null ? null : <span>{props.tenantName}</span>}
          </p>
        )}
        {props.change}
      </header>
      {incident !== undefined ? (
        <PanelDetails key={incidentId} incident={incident} />
      ) : query.error !== null ? (
        <div className={styles.body}>
          <FailureNotice
            message={props.describeFailure(query.error)}
            onAction={(action) =>
              action === 'retry' ? void query.refetch() : props.onFailureAction(action, query.error)
            }
          />
        </div>
      ) : (
        <SkeletonRows rows={6} label="Loading incident" />
      )}
      <footer className={styles.foot}>
        <IncidentLink incident={address} className={buttonClass({ kind: 'primary' })}>
          Open incident
        </IncidentLink>
        {incident === undefined ? null : (
          <PortalLink href={incidentPortalUrl(incident, props.portalOrigin)}>Defender portal</PortalLink>
        )}
      </footer>
    </aside>
  );
}

/** Whether a key was pressed in the panel but not on one of its controls, which handle Enter themselves. */
function isPlainPart(panel: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Element && panel?.contains(target) === true && target.closest('a, button, summary') === null;
}
