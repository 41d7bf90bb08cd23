import type { Session } from '../../access/session.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import type { Api } from '../../entra/clouds.ts';
import { HttpError } from '../../http/http-error.ts';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import type { FailureAction } from '../../ui/failure-message.ts';
import { useAppState } from './use-app-state.ts';

/**
 * Returns the handler for the buttons of a failure message. It ignores `retry`, which each page handles. A sign-in requests
 * the tenant that failed and the claims of the API's challenge. It is for `api` unless the request was for another one
 * (`failedApi`).
 */
export function useFailureAction(
  session: Session | null,
  api: Api,
): (action: FailureAction, error: unknown, failedApi?: Api) => void {
  const { apiChoice, pageLoads } = useAppState();
  const goTo = useGoTo();
  return (action, error, failedApi = api) => {
    switch (action) {
      case 'sign-in':
        // A failure becomes the state of the session, which the page shows.
        session?.signIn(signInRequest(error, failedApi)).catch(() => undefined);
        return;
      case 'switch-api':
        apiChoice.switchApi();
        return;
      case 'open-setup':
        goTo(ROUTES.setup);
        return;
      case 'admin-consent': {
        // The tenants page has the link of a customer; setup has the one of the user's own tenant.
        const { tenantId } = signInRequest(error, failedApi);
        const state = session?.state();
        const isHome =
          state?.status !== 'signed-in' || state.account.tenantId.toLowerCase() === tenantId?.toLowerCase();
        goTo(isHome || tenantId === undefined ? ROUTES.setup : `${ROUTES.tenants}?tenant=${tenantId.toLowerCase()}`);
        return;
      }
      case 'open-token':
      case 'new-token':
        goTo(ROUTES.token);
        return;
      case 'reload':
        pageLoads.reload();
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
    ...(details?.changePermission === undefined ? {} : ({ purpose: 'changing' } as const)),
  };
}
