import { type ReactNode, Suspense, use } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAppState } from '../context/use-app-state.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import type { FailedStep } from './landing-checklist.tsx';

const SignInFailureNotice = lazyPage(
  () => import('./sign-in-failure-notice.tsx'),
  (module) => module.SignInFailureNotice,
);
const SignInNotCompletedNotice = lazyPage(
  () => import('./sign-in-not-completed-notice.tsx'),
  (module) => module.SignInNotCompletedNotice,
);

/** The result of the last sign-in or sign-out, for a visitor who is signed out. Renders nothing if there was none. */
export function SignInNotice(props: {
  session: Session;
  state: SessionState;
  onSignIn(): void;
  /** Reports the step that an error stopped which the user pasted. */
  onFailedStep?: ((step: FailedStep | null) => void) | undefined;
}): ReactNode {
  const { session, state } = props;
  const { deployment, apiChoice, sessionStarter } = useAppState();
  const { resetSignIn } = use(sessionStarter.start());
  const handleAction = useFailureAction(session, apiChoice.state());
  const { redirectUri } = deployment.addresses;
  switch (state.status) {
    case 'signed-in':
      return null;
    case 'signed-out':
      if (state.reason === 'never') return null;
      return (
        <Notice tone="success" role="status" title="You are signed out">
          {state.reason === 'signed-out-elsewhere' ? (
            <p>You signed out in another tab. This tab has cleared its data.</p>
          ) : null}
        </Notice>
      );
    case 'sign-in-not-completed':
      return (
        <Suspense>
          <SignInNotCompletedNotice
            redirectUri={redirectUri}
            onDismiss={session.dismiss}
            onFailedStep={props.onFailedStep}
          />
        </Suspense>
      );
    case 'failed':
      return (
        <Suspense>
          <SignInFailureNotice
            error={state.error}
            redirectUri={redirectUri}
            onAction={(action) => (action === 'retry' ? props.onSignIn() : handleAction(action, state.error))}
            onReset={resetSignIn}
          />
        </Suspense>
      );
  }
}
