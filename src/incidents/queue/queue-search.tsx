import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { SearchBox } from '../../ui/search-box.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useLetterKeys } from '../../ui/use-letter-keys.ts';

/** Long enough to type on, short enough to feel at once: browsers limit how often an address may change. */
const SETTLE_MS = 120;

/** The search of the queue; `/` goes there. What is being typed is a draft, the settled text goes to the view. */
export function QueueSearch(props: { value: string; onSearch: (search: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  /** What was sent and has not come back as the view's: slow renders let somebody type on meanwhile. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const [lastValue, setLastValue] = useState(props.value);
  const input = useRef<HTMLInputElement>(null);
  const lettersAct = useLetterKeys();
  if (props.value !== lastValue) {
    setLastValue(props.value);
    const arrived = sent.indexOf(props.value);
    setSent(arrived === -1 ? [] : sent.slice(arrived + 1));
    // The view has caught up, or somebody went elsewhere: then the draft is of another view.
    if (props.value === draft || arrived === -1) setDraft(null);
  }
  const send = (text: string) => {
    setSent((before) => [...before, text]);
    props.onSearch(text);
  };
  const settle = useEffectEvent(send);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => settle(draft), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useDocumentKeys((event) => {
    if (event.key !== '/') return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });
  return (
    <SearchBox
      ref={input}
      label="Search incidents"
      placeholder="Name, id, asset or tag"
      shortcut={lettersAct ? '/' : undefined}
      maxLength={200}
      value={draft ?? props.value}
      onChange={setDraft}
      onBlur={() => {
        // What is still to be sent is left to its timer: who leaves the page leaves it behind.
        if (draft !== null && sent.includes(draft)) setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && draft !== null) send(draft);
      }}
    />
  );
}
