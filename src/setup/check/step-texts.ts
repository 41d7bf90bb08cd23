import { APIS } from '../../entra/apis.ts';
import type { CheckEffects } from './check-effects.ts';
import type { CheckStep } from './check-step.ts';

export const STEP_TITLES: { readonly [Step in CheckStep]: string } = {
  configuration: 'Configuration',
  address: 'Page address',
  clock: 'Clock',
  authority: 'Tenant',
  registration: 'App registration',
  'sign-in': 'Sign-in',
  token: 'Token',
  network: 'Network',
  cors: 'Browser access (CORS)',
  access: 'Permission and role',
  incident: 'First incident',
};

/** What a step sends, so that the user knows before it does. `null` if it sends nothing. */
export function stepRequest(
  step: CheckStep,
  { configuration, page }: Pick<CheckEffects, 'configuration' | 'page'>,
): string | null {
  const authority = new URL(configuration.cloud.authorityOrigin).host;
  const list = `${new URL(configuration.apiBaseUrl).host}${APIS[configuration.api].listPath}`;
  switch (step) {
    case 'configuration':
    case 'address':
    case 'sign-in':
    case 'incident':
      return null;
    case 'clock':
      return `3 requests to ${new URL(page.address).host}`;
    case 'authority':
      return configuration.tenant === 'organizations' ? null : `${authority}: the public document of the tenant`;
    case 'registration':
      return `${authority}: a hidden frame without a prompt, if nobody is signed in`;
    case 'token':
      return `${authority}: a token request, if none is cached`;
    case 'network':
      return `${list}, without a token`;
    case 'cors':
      return `${list}, with a made-up token`;
    case 'access':
      return `${list}, with your token`;
  }
}
