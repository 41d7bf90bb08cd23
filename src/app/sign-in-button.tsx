import type { Session } from '../access/session.ts';
import { ROUTES } from '../navigation/routes.ts';
import { useGoTo } from '../navigation/use-go-to.ts';
import { Button } from '../ui/button.tsx';

/** The way to sign in from the bar. Without a client id it leads to set-up. A refusal to leave becomes the session's state. */
export function SignInButton(props: { session: Session | null }) {
  const goTo = useGoTo();
  const signIn = () => {
    if (props.session === null) goTo(ROUTES.setup);
    else props.session.signIn().catch(() => goTo(ROUTES.home));
  };
  return (
    <Button size="small" kind="primary" onClick={signIn}>
      Sign in
    </Button>
  );
}
