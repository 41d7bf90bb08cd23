import type { ReactNode } from 'react';
import { Link } from '../../navigation/link.tsx';
import { useRoute } from '../../navigation/use-route.ts';
import { type IncidentView, incidentAddress } from '../views/incident-view.ts';
import { queueViewCodec, viewSearch } from '../views/queue-view.ts';

/** A link from the queue to an incident's page. It carries the view, so that the page knows the previous and next incident. */
export function IncidentLink(props: {
  incident: { readonly tenantId: string; readonly id: string };
  tab?: IncidentView['tab'];
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  const { incident, tab = 'overview', ...rest } = props;
  const view = useQueueView();
  return <Link {...rest} to={incidentAddress(incident, { tab, view })} />;
}

/** Returns the queue's view, as the page of an incident carries it in its URL. */
export function useQueueView(): string {
  return viewSearch(queueViewCodec.decode(useRoute().search));
}
