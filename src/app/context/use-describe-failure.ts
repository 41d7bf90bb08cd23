import { use } from 'react';
import { SignInError } from '../../access/sign-in-error.ts';
import type { AadstsCode } from '../../entra/aadsts-codes.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { describeKeptFailure } from '../../failures/describe-kept-failure.ts';
import { describeSignInError } from '../../failures/describe-sign-in-error.ts';
import { HttpError } from '../../http/http-error.ts';
import { NetworkError } from '../../http/network-error.ts';
import { ShapeError } from '../../http/shape-error.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { createLazyModule } from '../../ui/lazy-module.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from './use-app-state.ts';
import { useTenantName } from './use-tenants.ts';

/** The explanations of AADSTS numbers. They load with the first failure that has a number. */
const AADSTS_TABLE = createLazyModule<readonly AadstsCode[]>(() =>
  import('../../entra/aadsts-codes.ts').then(
    (module: { AADSTS_CODES: readonly AadstsCode[] } | undefined) => module?.AADSTS_CODES,
  ),
);

/**
 * Returns `describeFailure` with the evidence of this session, which is the token that a request was denied with and whether
 * it was a kept one, and with the explanation of the AADSTS number of a failed sign-in.
 */
export function useDescribeFailure(): (error: unknown) => FailureMessage {
  const { apiChoice, sessionStarter } = useAppState();
  const tenantName = useTenantName();
  const { keptTokens, responses } = use(sessionStarter.start());
  const table = useStore(AADSTS_TABLE);
  const isReadWithToken = (tenantId: string) =>
    keptTokens
      .state()
      .some((entry) => entry.isInUse && entry.api === apiChoice.state() && entry.tenantId === tenantId.toLowerCase());
  const describe = (error: unknown) => {
    if (error instanceof SignInError && error.details.aadstsCode !== undefined) {
      if (table === null) AADSTS_TABLE.fetch();
      const explanation = table?.find(({ number }) => number === error.details.aadstsCode);
      return describeSignInError(error, explanation ?? null);
    }
    const inspected = error instanceof HttpError ? responses.refusedToken(error) : null;
    if (!(error instanceof HttpError) || inspected === null) return describeFailure(error);
    return describeFailure(error, {
      inspected,
      tenantName: tenantName(error.context.tenantId),
    });
  };
  return (error) => {
    const message = describe(error);
    const isOfRequest = error instanceof HttpError || error instanceof NetworkError || error instanceof ShapeError;
    return isOfRequest && isReadWithToken(error.context.tenantId) ? describeKeptFailure(message, error) : message;
  };
}
