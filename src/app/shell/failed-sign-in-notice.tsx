import type { Session } from '../../access/session.ts';
import type { SignInError } from '../../access/sign-in-error.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useAppContext } from '../context/use-app-context.ts';
import { useFailureAction } from '../context/use-failure-action.ts';

/** Somebody signed in went for consent or a stronger token and came back without: what happened, and the way on. The page below stays as it was. */
export function FailedSignInNotice(props: { session: Session; error: SignInError }) {
  const { apiChoice } = useAppContext();
  const act = useFailureAction(props.session, apiChoice.state());
  return (
    <FailureNotice
      layout="band"
      message={describeFailure(props.error)}
      onAction={(action) => act(action, props.error)}
      dismiss={<TextButton onClick={props.session.dismiss}>Dismiss</TextButton>}
    />
  );
}
