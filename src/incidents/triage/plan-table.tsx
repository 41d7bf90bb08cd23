import type { ChangePlan } from '../../defender/changes/change-plan.ts';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import type { ChangeField } from '../../defender/model/incident-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import table from '../../ui/table.module.css';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { PART_NAMES, valueText } from './change-text.ts';
import styles from './triage.module.css';

type Choices = Readonly<Partial<Record<ChangeField, 'mine' | 'theirs'>>>;

/** Per field: what the user saw, what the service holds now, and what it will hold. Marks what someone else changed. */
export function PlanTable(props: {
  plan: ChangePlan;
  edit: IncidentEdit;
  choices: Choices;
  commentCounts: { readonly before: number; readonly now: number };
  onChoose: (field: ChangeField, choice: 'mine' | 'theirs') => void;
}) {
  const { plan, edit, choices, commentCounts } = props;
  return (
    <div className={table.frame}>
      <table className={`${table.table} ${styles.plan}`} role={TABLE_ROLES.table}>
        <thead role={TABLE_ROLES.rowGroup}>
          <tr role={TABLE_ROLES.row}>
            <th scope="col" role={TABLE_ROLES.columnHeader}>
              Field
            </th>
            <th scope="col" role={TABLE_ROLES.columnHeader}>
              Before
            </th>
            <th scope="col" role={TABLE_ROLES.columnHeader}>
              Now in Defender
            </th>
            <th scope="col" role={TABLE_ROLES.columnHeader}>
              After
            </th>
          </tr>
        </thead>
        <tbody role={TABLE_ROLES.rowGroup}>
          {plan.fields.map(({ field, state }) => {
            const choice = choices[field];
            return (
              <tr key={field} role={TABLE_ROLES.row} data-conflict={state === 'conflict' ? '' : undefined}>
                <th scope="row" role={TABLE_ROLES.rowHeader}>
                  {PART_NAMES[field]}
                </th>
                <td role={TABLE_ROLES.cell} data-column="Before">
                  {valueText(field, plan.before)}
                </td>
                <td role={TABLE_ROLES.cell} data-column="Now in Defender">
                  {valueText(field, plan.now)}
                  {state === 'conflict' ? <Badge>Changed by someone else</Badge> : null}
                </td>
                <td role={TABLE_ROLES.cell} data-column="After">
                  <b>{choice === 'theirs' ? valueText(field, plan.now) : valueText(field, plan.after)}</b>
                  {state === 'held' ? <Badge>No change</Badge> : null}
                  {state === 'conflict' ? (
                    <RadioGroup
                      legend={`Value of ${PART_NAMES[field].toLowerCase()}`}
                      legendHidden
                      options={[
                        { value: 'mine', label: 'Use mine' },
                        { value: 'theirs', label: 'Keep theirs' },
                      ]}
                      value={choice ?? 'undecided'}
                      onChange={(value) => value !== 'undecided' && props.onChoose(field, value)}
                    />
                  ) : null}
                </td>
              </tr>
            );
          })}
          {edit.comment === undefined ? null : (
            <tr role={TABLE_ROLES.row}>
              <th scope="row" role={TABLE_ROLES.rowHeader}>
                {PART_NAMES.comment}
              </th>
              <td role={TABLE_ROLES.cell} data-column="Before">
                {commentsText(commentCounts.before)}
              </td>
              <td role={TABLE_ROLES.cell} data-column="Now in Defender">
                {commentsText(commentCounts.now)}
              </td>
              <td role={TABLE_ROLES.cell} data-column="After" className={styles.comment}>
                {inertTextOf(edit.comment, 400)}
              </td>
            </tr>
          )}
          {plan.changedElsewhere.map((field) => (
            <tr key={field} role={TABLE_ROLES.row}>
              <th scope="row" role={TABLE_ROLES.rowHeader}>
                {PART_NAMES[field]}
              </th>
              <td role={TABLE_ROLES.cell} data-column="Before">
                {valueText(field, plan.before)}
              </td>
              <td role={TABLE_ROLES.cell} data-column="Now in Defender">
                {valueText(field, plan.now)}
                <Badge>Changed by someone else</Badge>
              </td>
              <td role={TABLE_ROLES.cell} data-column="After">
                Stays
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function commentsText(count: number): string {
  return count === 1 ? '1 comment' : `${count.toLocaleString('en')} comments`;
}
