import { Open16Regular } from '@fluentui/react-icons/headless/svg/open';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { type ButtonSize, buttonClass } from '../../ui/button-class.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { useIsDemo } from '../../ui/use-is-demo.ts';

/** A link to the Defender portal. In the demo, a button that explains why the portal has no such page. */
export function PortalLink(props: { href: string; size?: ButtonSize; children: ReactNode }) {
  const isDemo = useIsDemo();
  const [isOpen, setIsOpen] = useState(false);
  const { href, size = 'medium' } = props;
  if (!isDemo) {
    return (
      <a className={buttonClass({ size })} href={href} target="_blank" rel="noreferrer">
        <Open16Regular />
        {props.children}
      </a>
    );
  }
  return (
    <>
      <Button size={size} icon={<Open16Regular />} onClick={() => setIsOpen(true)}>
        {props.children}
      </Button>
      <Dialog title="Not in the Defender portal" open={isOpen} onClose={() => setIsOpen(false)}>
        <p>Demo incidents aren’t in the Defender portal. They exist in this browser only.</p>
        <p>
          In your tenant, this opens <InertText text={href} maxLength={300} code />
        </p>
      </Dialog>
    </>
  );
}
