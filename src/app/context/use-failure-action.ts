import type { Session } from '../../access/session.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import type { Api } from '../../entra/clouds.ts';
import { HttpError } from '../../http/http-error.ts';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import type { FailureAction } from '../../ui/failure-message.ts';
import { useAppContext } from './use-app-context.ts';

/**
 * What the buttons of a failure do. `retry` is the page's own: it knows what to ask again. Signing in passes on the
 * tenant that failed and the claims the API challenged for; it is for `api`, or for `failedApi` where what failed was for
 * another one.
 */
export function useFailureAction(
  session: Session | null,
  api: Api,
): (action: FailureAction, error: unknown, failedApi?: Api) => void {
  const { apiChoice, reload } = useAppContext();
  const goTo = useGoTo();
  return (action, error, failedApi = api) => {
    switch (action) {
      case 'sign-in':
        // A refusal to leave is the session's state by then, and shown where one is.
        session?.signIn(signInRequest(error, failedApi)).catch(() => undefined);
        return;
      case 'switch-api':
        apiChoice.switchApi();
        return;
      case 'open-setup':
      case 'admin-consent':
        goTo(ROUTES.setup);
        return;
      case 'open-token':
        goTo(ROUTES.token);
        return;
      case 'reload':
        reload();
        return;
      case 'retry':
        return;
    }
  };
}

function signInRequest(error: unknown, api: Api) {
  const details = error instanceof SignInError ? error.details : null;
  const tenantId = error instanceof HttpError ? error.context.tenantId : details?.tenantId;
  const claims = error instanceof HttpError ? error.claims : details?.claims;
  return {
    api,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(claims === undefined || claims === null ? {} : { claims }),
  };
}
