import { parseInstant } from '../../std/instant.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import styles from './collapsible-details.module.css';
import { detailLabel } from './detail-labels.ts';
import { copiedText, defangedText, type EvidenceDetail } from './evidence-list.ts';

const MAX_VALUE_LENGTH = 600;
/** Further values of one property are counted. The JSON tab has all of them. */
const MAX_VALUES = 100;

/** Shorter values, such as a status or a process ID, are quicker to type than to copy. Hashes, IDs and addresses are longer. */
const MIN_COPIED_LENGTH = 12;

/** Every detail of a piece of evidence, with its label. The API's name of the property is the tooltip. */
export function EvidenceDetails(props: { id: string; details: readonly EvidenceDetail[] }) {
  return (
    <dl className={styles.list} id={props.id}>
      {props.details.map((detail) => (
        <div key={detail.name} className={styles.item}>
          <dt title={inertTextOf(detail.name, 200)}>
            <InertText text={detailLabel(detail.name)} maxLength={60} />
          </dt>
          <dd>
            <DetailValues detail={detail} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DetailValues(props: { detail: EvidenceDetail }) {
  const { name, values } = props.detail;
  return (
    <>
      {values.slice(0, MAX_VALUES).map((value) => (
        <span key={value} className={styles.value}>
          <DetailValue name={name} value={value} />
        </span>
      ))}
      {values.length > MAX_VALUES ? <span>and {values.length - MAX_VALUES} more</span> : null}
    </>
  );
}

function DetailValue(props: { name: string; value: string }) {
  const { name, value } = props;
  const instant = parseInstant(value);
  if (instant !== null) return <Moment instant={instant} />;
  return (
    <>
      <InertText text={defangedText(value, name)} maxLength={MAX_VALUE_LENGTH} code />
      {value.length < MIN_COPIED_LENGTH ? null : (
        <CopyButton text={copiedText(value, name)} label={`Copy ${inertTextOf(detailLabel(name), 60)}, defanged`} />
      )}
    </>
  );
}
