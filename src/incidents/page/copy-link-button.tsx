import { Checkmark16Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { Link16Regular } from '@fluentui/react-icons/headless/svg/link';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Copies a link to share. It contains tenant and incident ids, but no view and nothing secret. */
export function CopyLinkButton(props: { link: string }) {
  const { state, copy } = useCopy();
  return (
    <>
      <Button
        size="small"
        icon={state === 'copied' ? <Checkmark16Regular /> : <Link16Regular />}
        onClick={() => void copy(props.link)}
      >
        Copy link
      </Button>
      <VisuallyHidden>
        <span aria-live="polite">{state === 'copied' ? 'Link copied' : state === 'failed' ? 'Copy failed' : ''}</span>
      </VisuallyHidden>
    </>
  );
}
