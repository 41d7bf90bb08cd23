import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HeldToken } from '../../access/access-context.ts';
import type { Clock } from '../../std/time.ts';
import { containsLongLivedSecret } from '../../token/long-lived-secret.ts';
import { planComparison } from '../comparison/plan-comparison.ts';
import { addPasted, isSecret, type PastedToken, readPasted } from '../input/read-pasted.ts';
import { IDLE_MINUTES, useIdleness } from '../input/use-idleness.ts';
import {
  type InspectedKeptToken,
  inspectedEntry,
  isReadable,
  keptEntryKey,
  type ReadableEntry,
  type TokenEntry,
  tokenEntries,
} from '../tokens/token-entries.ts';

export type InspectedTokens = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly hint: string | null;
  readonly entries: readonly TokenEntry[];
  readonly readable: readonly ReadableEntry[];
  /** How many tokens were pasted, unreadable ones included. */
  readonly pastedCount: number;
  readonly inspected: TokenEntry | null;
  readonly compared: readonly [ReadableEntry, ReadableEntry] | null;
  inspect(text: string): void;
  compare(text: string): void;
  clear(): void;
  /** Removes a pasted token that was kept, and selects the kept one. */
  handOver(entry: ReadableEntry, keptId: string): void;
  select(key: string): void;
  selectCompared(firstKey: string, secondKey: string): void;
  closeComparison(): void;
};

/**
 * Keeps the pasted tokens and the selection in component memory: a new token does not replace earlier ones, so that any two
 * can be compared. Clears all of it, the text box included, when the user
 * leaves the page or is inactive; a text that contains a long-lived secret is removed from the box at once. An expired
 * token stays, because its expiry may be what the user is looking for. `onForget` runs when former results are dropped.
 */
export function useInspectedTokens(options: {
  sessionTokens: readonly HeldToken[];
  keptTokens: readonly InspectedKeptToken[];
  clock: Clock;
  onForget: () => void;
}): InspectedTokens {
  const [pasted, setPasted] = useState<readonly PastedToken[]>([]);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [comparedKeys, setComparedKeys] = useState<readonly [string, string] | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const entries = tokenEntries(options.sessionTokens, pasted, options.keptTokens);
  const readable = entries.filter(isReadable);
  const inspected = inspectedEntry(entries, selectedKey);
  const [first, second] = (comparedKeys ?? []).map((key) => readable.find((entry) => entry.key === key));

  function clearBox() {
    if (box.current !== null) box.current.value = '';
  }
  function keep(tokens: readonly PastedToken[], keys: readonly [string, string] | null) {
    const hasNotice = tokens.some(isSecret);
    const hasHiddenSecret = !hasNotice && containsLongLivedSecret(box.current?.value ?? '');
    setPasted(tokens);
    setComparedKeys(keys);
    setHint(hasHiddenSecret ? 'Cleared because it contained a client secret or a refresh token.' : null);
    if (hasHiddenSecret || hasNotice) clearBox();
  }
  function clear() {
    clearBox();
    keep([], null);
    setSelectedKey(null);
    options.onForget();
  }
  usePageLeaving(clear);
  useIdleness(options.clock, () => {
    if (pasted.length === 0 && !box.current?.value) return;
    clear();
    setHint(`Cleared after ${IDLE_MINUTES} minutes of inactivity.`);
  });

  return {
    box,
    hint,
    entries,
    readable,
    pastedCount: pasted.length,
    inspected,
    compared: first === undefined || second === undefined ? null : [first, second],
    inspect(text) {
      options.onForget();
      const added = addPasted(pasted, readPasted(text), options.clock());
      const known = pasted.map(({ compact }) => compact);
      // A text that contains an earlier token and a new one is about the new one.
      const isNew = (position: number) => !known.includes(added.pasted[position]?.compact ?? null);
      const position = added.positions.find(isNew) ?? added.positions[0] ?? 0;
      keep(added.pasted, null);
      setSelectedKey(`pasted ${position}`);
    },
    compare(text) {
      const plan = planComparison(text, pasted, entries, inspected, options.clock());
      keep(plan.pasted, plan.compared);
      if (plan.compared !== null) return;
      if (text.trim() !== '') setSelectedKey(`pasted ${plan.pasted.length - 1}`);
      setHint('Two tokens are needed. Paste another token and click Compare.');
    },
    clear,
    handOver(entry, keptId) {
      clearBox();
      keep(
        pasted.filter(({ compact }) => compact !== entry.compact),
        null,
      );
      setSelectedKey(keptEntryKey(keptId));
    },
    select(key) {
      setSelectedKey(key);
      setComparedKeys(null);
    },
    selectCompared: (firstKey, secondKey) => setComparedKeys([firstKey, secondKey]),
    closeComparison: () => setComparedKeys(null),
  };
}

/**
 * Calls `onLeave` when the user leaves the page, and again if the browser restores the page with its memory from the
 * back/forward cache, because not every browser lets `pagehide` handlers finish.
 */
function usePageLeaving(onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const handleHide = () => leave();
    const handleShow = (event: PageTransitionEvent) => {
      if (event.persisted) leave();
    };
    window.addEventListener('pagehide', handleHide);
    window.addEventListener('pageshow', handleShow);
    return () => {
      window.removeEventListener('pagehide', handleHide);
      window.removeEventListener('pageshow', handleShow);
    };
  }, []);
}
