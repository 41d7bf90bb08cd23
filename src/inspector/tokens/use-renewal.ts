import { useState } from 'react';
import type { Api } from '../../entra/clouds.ts';

/** Renewing one held token at a time. `failure` is what stood in the way the last time, with the token it was for. */
export function useRenewal(renew: (tenantId: string, api: Api) => Promise<void>, onRenewed: () => void) {
  const [state, setState] = useState<{
    readonly key: string;
    readonly isBusy: boolean;
    readonly failure: unknown;
  } | null>(null);
  return {
    isBusy: (key: string) => state?.key === key && state.isBusy,
    failure: (key: string) => (state?.key === key ? state.failure : null),
    async start(key: string, tenantId: string, api: Api) {
      setState({ key, isBusy: true, failure: null });
      try {
        await renew(tenantId, api);
        setState(null);
        onRenewed();
      } catch (failure) {
        setState({ key, isBusy: false, failure });
      }
    },
  };
}
