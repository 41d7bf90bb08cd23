import type { Session } from '../../access/session.ts';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Button } from '../../ui/button.tsx';
import { useAppContext } from '../context/use-app-context.ts';

/** The way to sign in from the bar. Without a client id it leads to set-up; a refusal to leave is shown by the landing. */
export function SignInButton(props: { session: Session | null }) {
  const { apiChoice } = useAppContext();
  const goTo = useGoTo();
  const signIn = () => {
    if (props.session === null) goTo(ROUTES.setup);
    else props.session.signIn({ api: apiChoice.state() }).catch(() => goTo(ROUTES.home));
  };
  return (
    <Button size="small" kind="primary" onClick={signIn}>
      Sign in
    </Button>
  );
}
