import { LandingRoute } from '../landing/landing-route.tsx';
import { SignInRequiredRoute } from '../landing/sign-in-required-route.tsx';
import { ConsentRoute } from './consent-route.tsx';
import { ServerTime } from './server-time.tsx';
import { SetupRoute } from './setup-route.tsx';
import { TenantsRoute } from './tenants-route.tsx';
import { TokenRoute } from './token-route.tsx';

/** The routes beside the incidents. They share one chunk, because each is small: their pages are chunks of their own. */
export const OTHER_ROUTES = {
  ConsentRoute,
  LandingRoute,
  ServerTime,
  SetupRoute,
  SignInRequiredRoute,
  TenantsRoute,
  TokenRoute,
};
