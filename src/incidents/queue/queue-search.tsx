import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { SearchBox } from '../../ui/search-box.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useLetterKeys } from '../../ui/use-letter-keys.ts';

/** Browsers limit how often a page may change its URL, so keystrokes are debounced. */
const DEBOUNCE_MS = 120;

/** The queue's search box; `/` focuses it. The draft goes to the view after a short pause in typing, or on Enter. */
export function QueueSearch(props: { value: string; onSearch: (search: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  /** Texts sent to `onSearch` that have not arrived as `value` yet. With slow renders the user types on meanwhile. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const [lastValue, setLastValue] = useState(props.value);
  const input = useRef<HTMLInputElement>(null);
  const hasLetterKeys = useLetterKeys();
  if (props.value !== lastValue) {
    setLastValue(props.value);
    const arrived = sent.indexOf(props.value);
    setSent(arrived === -1 ? [] : sent.slice(arrived + 1));
    // The view has caught up with the draft, or it changed otherwise and the draft is stale.
    if (props.value === draft || arrived === -1) setDraft(null);
  }
  const send = (text: string) => {
    setSent((before) => [...before, text]);
    props.onSearch(text);
  };
  const sendDraft = useEffectEvent(send);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => sendDraft(draft), DEBOUNCE_MS);
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
      placeholder="Name, ID, asset or tag"
      shortcut={hasLetterKeys ? '/' : undefined}
      maxLength={200}
      value={draft ?? props.value}
      onChange={setDraft}
      onBlur={() => {
        // Unsent text is left to the timer, which is cleared if the user leaves the page.
        if (draft !== null && sent.includes(draft)) setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && draft !== null) send(draft);
      }}
    />
  );
}
