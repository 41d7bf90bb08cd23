import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { SECOND_MS } from '../std/time.ts';
import styles from './toast.module.css';

const VISIBLE_MS = 6 * SECOND_MS;
/** Time to decide about the action. */
const WITH_ACTION_MS = 10 * SECOND_MS;

/**
 * Confirms what the user has just done, for six seconds and while hovered. Render `toast` once; a new text replaces the last
 * one. Never use it for a failure, which must stay until the user has seen it.
 */
export function useToast(): { readonly toast: ReactNode; readonly showToast: (text: string) => void } {
  const [current, setCurrent] = useState<{ readonly text: string; readonly key: number } | null>(null);
  return {
    // The live region exists before its first text, because screen readers announce changes only.
    toast: (
      <ToastPlace>
        {current === null ? null : <Toast key={current.key} text={current.text} onEnd={() => setCurrent(null)} />}
      </ToastPlace>
    ),
    // A new key restarts the time and announces a repeated text again.
    showToast: (text) => setCurrent((last) => ({ text, key: (last?.key ?? 0) + 1 })),
  };
}

/** Where a toast appears: a live region, so it must be on the page before the toast. */
export function ToastPlace(props: { children: ReactNode }) {
  return (
    <div className={styles.place} role="status">
      {props.children}
    </div>
  );
}

/** One toast. It stays while it is hovered or its action has the focus; with an action it stays longer. */
export function Toast(props: {
  text: string;
  action?: { readonly label: string; readonly run: () => void } | null;
  onEnd: () => void;
}) {
  const { action = null } = props;
  const [isHeld, setHeld] = useState(false);
  const end = useEffectEvent(props.onEnd);
  const visibleMs = action === null ? VISIBLE_MS : WITH_ACTION_MS;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => end(), visibleMs);
    return () => clearTimeout(timer);
  }, [isHeld, visibleMs]);
  return (
    <p className={styles.toast} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      {props.text}
      {action === null ? null : (
        <button
          type="button"
          className={styles.action}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          onClick={action.run}
        >
          {action.label}
        </button>
      )}
    </p>
  );
}
