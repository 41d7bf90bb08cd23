import type { ChangePlan } from '../../defender/changes/change-plan.ts';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import type { ChangeField } from '../../defender/model/incident-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import table from '../../ui/table.module.css';
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
      <table className={`${table.table} ${styles.plan}`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">Now in Defender</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {plan.fields.map(({ field, state }) => {
            const choice = choices[field];
            return (
              <tr key={field} data-conflict={state === 'conflict' ? '' : undefined}>
                <th scope="row">{PART_NAMES[field]}</th>
                <td>{valueText(field, plan.before)}</td>
                <td>
                  {valueText(field, plan.now)}
                  {state === 'conflict' ? <Badge>Changed by someone else</Badge> : null}
                </td>
                <td>
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
            <tr>
              <th scope="row">{PART_NAMES.comment}</th>
              <td>{commentsText(commentCounts.before)}</td>
              <td>{commentsText(commentCounts.now)}</td>
              <td className={styles.comment}>{inertTextOf(edit.comment, 400)}</td>
            </tr>
          )}
          {plan.changedElsewhere.map((field) => (
            <tr key={field}>
              <th scope="row">{PART_NAMES[field]}</th>
              <td>{valueText(field, plan.before)}</td>
              <td>
                {valueText(field, plan.now)}
                <Badge>Changed by someone else</Badge>
              </td>
              <td>Stays</td>
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
