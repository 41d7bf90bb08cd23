import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

/** Something that asks for all the attention, over a scrim. The caller keeps whether it is open; Escape and a press outside close it. */
export function Dialog(props: {
  title: string;
  open: boolean;
  onClose: () => void;
  size?: 'medium' | 'wide';
  children: ReactNode;
}) {
  return (
    <BaseDialog.Root open={props.open} onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.scrim} />
        <BaseDialog.Viewport className={styles.viewport}>
          <BaseDialog.Popup className={styles.dialog} data-size={props.size}>
            <div className={styles.head}>
              <BaseDialog.Title className={styles.title}>{props.title}</BaseDialog.Title>
              <IconButton
                label={`Close ${props.title.charAt(0).toLowerCase()}${props.title.slice(1)}`}
                icon={<Dismiss16Regular />}
                size="small"
                onClick={props.onClose}
              />
            </div>
            {props.children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
