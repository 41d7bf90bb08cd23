import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';

/** Replaces the demo if its link was opened in a tab that is signed in. Nothing of the sign-in is removed without a click. */
export function KeepSignInPage(props: { onKeep: () => void; onLeave: () => void }) {
  const [chosen, setChosen] = useState<'keep' | 'leave' | null>(null);
  const choose = (choice: 'keep' | 'leave') => {
    if (chosen !== null) return;
    setChosen(choice);
    if (choice === 'keep') props.onKeep();
    else props.onLeave();
  };
  return (
    <StopScreen>
      <StopPage
        title="Open the demo instead?"
        actions={
          <>
            <Button
              kind="primary"
              busy={chosen === 'keep' ? 'Opening your incidents' : undefined}
              onClick={() => choose('keep')}
            >
              Stay signed in
            </Button>
            <Button busy={chosen === 'leave' ? 'Opening the demo' : undefined} onClick={() => choose('leave')}>
              Leave and explore the demo
            </Button>
          </>
        }
      >
        <p>This link opens the demo, and you are signed in to Gatehouse in this tab.</p>
        <p>
          The demo removes this tab’s sign-in and its tokens. Other tabs and your Microsoft session stay signed in. To
          keep both, open the link in a new tab.
        </p>
      </StopPage>
    </StopScreen>
  );
}
