import { Link16Regular } from '@fluentui/react-icons/headless/svg/link';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';

/** Returns a function that copies a link, and its feedback to render: a toast, or a message that stays if copying failed. */
export function useCopyLink(): { readonly copyLink: (link: string) => Promise<void>; readonly feedback: ReactNode } {
  const { state, copy } = useCopy();
  const { toast, showToast } = useToast();
  return {
    copyLink: async (link) => {
      if ((await copy(link)) === 'copied') showToast('Link copied');
    },
    feedback: (
      <>
        {state === 'failed' ? <p role="alert">Link not copied: the browser blocked clipboard access.</p> : null}
        {toast}
      </>
    ),
  };
}

/** Copies a link to an incident, on click or with the key `l`. */
export function CopyLinkButton(props: { link: string; look: 'button' | 'icon' }) {
  const { copyLink, feedback } = useCopyLink();
  useDocumentKeys((event) => {
    if (event.key !== 'l') return;
    event.preventDefault();
    void copyLink(props.link);
  });
  const button = { icon: <Link16Regular />, keyShortcuts: 'l', onClick: () => void copyLink(props.link) };
  return (
    <>
      {props.look === 'button' ? (
        <Button size="small" {...button}>
          Copy link
        </Button>
      ) : (
        <IconButton size="small" label="Copy link" {...button} />
      )}
      {feedback}
    </>
  );
}
