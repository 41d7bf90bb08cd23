import { useEffect, useRef, useState } from 'react';
import { SearchBox } from '../ui/search-box.tsx';
import { useDocumentKeys } from '../ui/use-document-keys.ts';
import { useLetterKeys } from '../ui/use-letter-keys.ts';

/** Long enough to type on, short enough to feel at once: browsers limit how often an address may change. */
const SETTLE_MS = 120;

/** The search of the queue; `/` goes there. What is being typed is a draft, the settled text goes to the view. */
export function QueueSearch(props: { value: string; onSearch: (search: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const lettersAct = useLetterKeys();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = (text: string) => {
    clearTimeout(timer.current);
    props.onSearch(text);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
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
      onChange={(text) => {
        setDraft(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => settle(text), SETTLE_MS);
      }}
      onBlur={() => {
        if (draft !== null) settle(draft);
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && draft !== null) settle(draft);
      }}
    />
  );
}
