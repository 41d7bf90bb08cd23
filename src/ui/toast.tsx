import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { SECOND_MS } from '../std/time.ts';
import styles from './toast.module.css';

const VISIBLE_MS = 6 * SECOND_MS;

/**
 * Confirms what the user has just done, for six seconds and while hovered. Render `toast` once; a new text replaces the last
 * one. Never use it for a failure, which must stay until the user has seen it.
 */
export function useToast(): { readonly toast: ReactNode; readonly showToast: (text: string) => void } {
  const [current, setCurrent] = useState<{ readonly text: string; readonly key: number } | null>(null);
  return {
    // The live region exists before its first text, because screen readers announce changes only.
    toast: (
      <div className={styles.place} role="status">
        {current === null ? null : <Toast key={current.key} text={current.text} onEnd={() => setCurrent(null)} />}
      </div>
    ),
    // A new key restarts the time and announces a repeated text again.
    showToast: (text) => setCurrent((last) => ({ text, key: (last?.key ?? 0) + 1 })),
  };
}

function Toast(props: { text: string; onEnd: () => void }) {
  const [isHovered, setHovered] = useState(false);
  const end = useEffectEvent(props.onEnd);
  useEffect(() => {
    if (isHovered) return;
    const timer = setTimeout(() => end(), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [isHovered]);
  return (
    <p className={styles.toast} onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
      {props.text}
    </p>
  );
}
