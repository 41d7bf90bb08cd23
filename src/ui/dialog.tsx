import type { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { type ReactNode, useEffect } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { createLazyModule } from './lazy-module.ts';
import { useStore } from './use-store.ts';

/** Loads when the first dialog opens, so that it does not delay the first render. */
const DIALOG_LIBRARY = createLazyModule<typeof BaseDialog>(() =>
  import('@base-ui/react/dialog').then((module: { Dialog: typeof BaseDialog } | undefined) => module?.Dialog),
);

/**
 * A modal dialog. The caller controls `open`; Escape and a click outside call `onClose`. `bare` omits header and padding:
 * the content supplies its own, and `title` becomes the accessible name.
 */
export function Dialog(props: {
  title: string;
  open: boolean;
  onClose: () => void;
  size?: 'medium' | 'wide' | 'bare';
  children: ReactNode;
}) {
  const { open } = props;
  const library = useStore(DIALOG_LIBRARY);
  useEffect(() => {
    if (open) DIALOG_LIBRARY.fetch();
  }, [open]);
  if (library === null) return null;
  return (
    <library.Root open={open} onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <library.Portal>
        <library.Backdrop className={styles.backdrop} />
        <library.Viewport className={styles.viewport}>
          <library.Popup
            className={styles.dialog}
            data-size={props.size}
            aria-label={props.size === 'bare' ? props.title : undefined}
          >
            {props.size === 'bare' ? null : (
              <div className={styles.header}>
                <library.Title className={styles.title}>{props.title}</library.Title>
                <IconButton
                  label={`Close ${props.title.charAt(0).toLowerCase()}${props.title.slice(1)}`}
                  icon={<Dismiss16Regular />}
                  size="small"
                  onClick={props.onClose}
                />
              </div>
            )}
            {props.children}
          </library.Popup>
        </library.Viewport>
      </library.Portal>
    </library.Root>
  );
}
