import { use } from 'react';
import { describeFailure } from '../../failures/describe-failure.ts';
import { HttpError } from '../../http/http-error.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { tenantName } from './tenant-name.ts';
import { useAppState } from './use-app-state.ts';

/** Returns `describeFailure` with the evidence of this session: the token that a request was denied with. */
export function useDescribeFailure(): (error: unknown) => FailureMessage {
  const { deployment, sessionStarter } = useAppState();
  const { responses } = use(sessionStarter.start());
  return (error) => {
    const inspected = error instanceof HttpError ? responses.refusedToken(error) : null;
    if (!(error instanceof HttpError) || inspected === null) return describeFailure(error);
    return describeFailure(error, {
      inspected,
      tenantName: tenantName(deployment.configuration, error.context.tenantId),
    });
  };
}
