import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import styles from './anchored-dialog.module.css';

const GAP = 4;
const EDGE = 8;

/**
 * A dialog beside the element that opened it; on a phone it covers the page. It is in the document as soon as it renders,
 * so that no key press is lost. Escape and a click outside call `onClose`. The focus returns to the element that had it.
 */
export function AnchoredDialog(props: {
  label: string;
  /** The dialog opens below this element, or above it if there is more room. */
  anchor: HTMLElement;
  /** `sheet` covers a phone's page; `note` stays small. */
  size: 'sheet' | 'note';
  /** Takes the focus if the element that had it is gone. */
  focusFallback?: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}) {
  const { anchor, focusFallback } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [place, setPlace] = useState(() => placeBeside(anchor));
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // Safari does not focus a button on click.
      const hadFocus = opener instanceof HTMLElement && opener !== document.body ? opener : anchor;
      (hadFocus.isConnected ? hadFocus : focusFallback?.current)?.focus({ preventScroll: true });
    };
  }, [anchor, focusFallback]);
  useLayoutEffect(() => {
    // The anchor is gone if its filter was removed meanwhile; the dialog stays in its place.
    const update = () => (anchor.isConnected ? setPlace(placeBeside(anchor)) : undefined);
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, [anchor]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape does the same
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={place}
      data-size={props.size}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div className={styles.content}>{props.children}</div>
    </dialog>
  );
}

type Place = CSSProperties & Record<'--from-start' | '--from-top' | '--from-bottom' | '--room', string>;

function placeBeside(anchor: HTMLElement): Place {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const roomBelow = window.innerHeight - bottom - GAP - EDGE;
  const roomAbove = top - GAP - EDGE;
  const isBelow = roomBelow >= roomAbove;
  return {
    '--from-start': `${Math.max(EDGE, left)}px`,
    '--from-top': isBelow ? `${bottom + GAP}px` : 'auto',
    '--from-bottom': isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`,
    '--room': `${Math.max(0, isBelow ? roomBelow : roomAbove)}px`,
  };
}
