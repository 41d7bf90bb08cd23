import { Open16Regular } from '@fluentui/react-icons/headless/svg/open';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import type { Alert } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { alertStatusLabel, categoryLabel, sourceLabel } from '../labels/incident-labels.ts';
import { assetsOfAlert } from './alert-filter.ts';
import styles from './alert-timeline.module.css';

const MAX_DESCRIPTION_LENGTH = 400;

/** The most important facts of the alert that is selected in the timeline, with a button that opens it on the Alerts tab. */
export function TimelineAlert(props: { id: string; alert: Alert; onOpen: () => void }) {
  const { alert } = props;
  const techniques = alert.mitreTechniques.map((technique) =>
    [technique, attackTechnique(technique)?.name].filter((part) => part !== undefined).join(' '),
  );
  return (
    <div className={styles.selected} id={props.id}>
      {alert.description === null ? null : (
        <p>
          <InertText text={alert.description} maxLength={MAX_DESCRIPTION_LENGTH} />
        </p>
      )}
      <DescriptionList
        items={[
          {
            name: 'Status',
            value: (
              <StatusMark
                status={alert.status}
                label={<InertText text={alertStatusLabel(alert.status)} maxLength={24} />}
              />
            ),
          },
          ...textItem('Category', alert.category === null ? [] : [categoryLabel(alert.category)]),
          ...textItem('Source', alert.serviceSource === null ? [] : [sourceLabel(alert.serviceSource)]),
          ...textItem('Assets', assetsOfAlert(alert)),
          ...textItem('Techniques', techniques),
        ]}
      />
      <Button size="small" icon={<Open16Regular />} onClick={props.onOpen}>
        Open alert
      </Button>
    </div>
  );
}

function textItem(name: string, values: readonly string[]) {
  return values.length === 0 ? [] : [{ name, value: <InertText text={values.join(', ')} maxLength={300} /> }];
}
