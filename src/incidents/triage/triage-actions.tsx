import { CircleHalfFill16Regular } from '@fluentui/react-icons/headless/svg/circle-half-fill';
import { Comment16Regular } from '@fluentui/react-icons/headless/svg/comment';
import { Flag16Regular } from '@fluentui/react-icons/headless/svg/flag';
import { LockClosed16Regular } from '@fluentui/react-icons/headless/svg/lock-closed';
import { Person16Regular } from '@fluentui/react-icons/headless/svg/person';
import { PersonAdd16Regular } from '@fluentui/react-icons/headless/svg/person-add';
import { Tag16Regular } from '@fluentui/react-icons/headless/svg/tag';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { CLASSIFICATION_DETERMINATIONS, SETTABLE_STATUSES } from '../../defender/model/incident-change.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuHeader, MenuItem } from '../../ui/menu.tsx';
import { useStore } from '../../ui/use-store.ts';
import { classificationLabel, determinationLabel, statusLabel } from '../labels/incident-labels.ts';
import { parseTableSettings } from '../table/table-settings.ts';
import styles from './triage.module.css';
import type { BeginOptions, TriageSession } from './triage-session.ts';
import type { TriageAction, TriageItem } from './triage-state.ts';

/** The buttons that change incidents. Says before the click what the token or the context doesn't allow. */
export function TriageActions(props: {
  triage: TriageSession;
  items: readonly TriageItem[];
  /** The signed-in user's name in the APIs; `null` without one. */
  me: string | null;
  /** The stored settings of the queue, not parsed yet. */
  table: unknown;
  /** Goes on to the next incident of the view; `null` if there is none. */
  onNext: (() => void) | null;
}) {
  const { triage, items, me } = props;
  const options = beginOptions(parseTableSettings(props.table), props.onNext);
  const { isPreparing } = useStore(triage);
  const missing = useMissingPermission(triage, items);
  const blocked = blockedReason(triage, items);
  const begin = (action: TriageAction) => void triage.begin(items, action, options);
  const readOnly = items.filter(({ source }) => triage.accessOf(source) === null).length;
  if (blocked !== null) return <p className={styles.note}>{blocked}</p>;
  const icons = { status: <CircleHalfFill16Regular />, classify: <Flag16Regular /> };
  return (
    <fieldset className={styles.actions} aria-label="Change" aria-busy={isPreparing}>
      {me === null ? null : (
        <ActionButton icon={<PersonAdd16Regular />} keys="a" onClick={() => begin({ assignedTo: me })}>
          Assign to me
        </ActionButton>
      )}
      <ActionButton icon={<Person16Regular />} onClick={() => begin('assignedTo')}>
        Assign
      </ActionButton>
      <Menu trigger={<MenuTrigger icon={icons.status}>Status</MenuTrigger>}>
        {SETTABLE_STATUSES.map((status) => (
          <MenuItem key={status} onChoose={() => begin({ status })}>
            {statusLabel(status)}
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<MenuTrigger icon={icons.classify}>Classify</MenuTrigger>}>
        {CLASSIFICATION_DETERMINATIONS.map(({ classification, determinations }) => [
          <MenuHeader key={classification} title={classificationLabel(classification)} />,
          ...determinations.map((determination) => (
            <MenuItem
              key={`${classification} ${determination}`}
              onChoose={() => begin({ classification: { classification, determination } })}
            >
              {determinationLabel(determination)}
            </MenuItem>
          )),
        ])}
      </Menu>
      <ActionButton icon={<Tag16Regular />} keys="t" onClick={() => begin('tags')}>
        Tags
      </ActionButton>
      <ActionButton icon={<Comment16Regular />} keys="m" onClick={() => begin('comment')}>
        Comment
      </ActionButton>
      {readOnly === 0 ? null : (
        <span className={styles.note}>
          {readOnly.toLocaleString('en')} read only, so {readOnly === 1 ? 'it stays as it is' : 'they stay as they are'}
        </span>
      )}
      {missing === null ? null : (
        <span className={styles.note}>
          <LockClosed16Regular />
          Needs <code>{missing}</code>
        </span>
      )}
    </fieldset>
  );
}

function ActionButton(props: { icon: ReactNode; keys?: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button size="small" icon={props.icon} keyShortcuts={props.keys} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}

function MenuTrigger(props: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.trigger}>
      {props.icon}
      {props.children}
    </span>
  );
}

/** How actions begin with the user's settings. */
export function beginOptions(
  { skipsReview, goesOn }: { readonly skipsReview: boolean; readonly goesOn: boolean },
  onNext: (() => void) | null,
): BeginOptions {
  return { skipsReview, onApplying: goesOn ? onNext : null };
}

/** Why none of the incidents can be changed here; `null` if they can. */
export function blockedReason(triage: TriageSession, items: readonly TriageItem[]): string | null {
  if (items.length === 0) return 'No incident to change.';
  if (items.every(({ source }) => triage.accessOf(source) === null))
    return 'Read only: a token that you brought along is never used to change incidents.';
  if (items.every(({ incident }) => incident.redirectedTo !== null))
    return 'Merged: change the incident that this one was merged into.';
  return null;
}

/** The permission that a current token lacks; `null` if all tenants' tokens have it, or while that is unknown. */
function useMissingPermission(triage: TriageSession, items: readonly TriageItem[]): string | null {
  const [missing, setMissing] = useState<string | null>(null);
  const { changes, question } = useStore(triage);
  // A token may have been acquired for the last change or question.
  const version = `${changes.length} ${question?.kind ?? ''}`;
  const sources = [...new Set(items.map(({ source }) => source))];
  const check = useEffectEvent(async (isCurrent: () => boolean) => {
    const accesses = sources.flatMap((source) => triage.accessOf(source) ?? []);
    const has = await Promise.all(accesses.map((access) => access.hasToken()));
    if (isCurrent()) setMissing(accesses.find((_access, index) => has[index] === false)?.permission ?? null);
  });
  const contexts = sources.map(({ contextId }) => contextId).join(' ');
  useEffect(() => {
    let isCurrent = version !== '' && contexts !== '';
    void check(() => isCurrent);
    return () => {
      isCurrent = false;
    };
  }, [contexts, version]);
  return missing;
}
