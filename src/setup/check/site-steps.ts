import { serverTimeOf } from '../../http/server-time.ts';
import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import type { CheckEffects } from './check-effects.ts';
import { failedStep, passed, type StepResult, unseen } from './check-step.ts';

/** The steps about this deployment, before the sign-in service knows of it. */

/** `config.json` names an app. A file with wrong values stops the app before any page. */
export function checkConfiguration({ configuration }: CheckEffects): StepResult {
  const { clientId, tenant, cloud } = configuration;
  if (clientId !== null) return passed(`Client ID ${clientId}, tenant ${tenant}, cloud ${cloud.displayName}`);
  return failedStep('config.json names no client ID', {
    fixedBy: 'app-owner',
    message: {
      heading: 'This site has no app registration yet',
      advice: 'Register the app on the first tab, and put the downloaded config.json next to index.html.',
      quote: [],
      actions: ['open-setup'],
    },
  });
}

/** Hosts of previews, which change with each build or branch. */
const PREVIEW_HOSTS: readonly RegExp[] = [
  /^[0-9a-f]{8}\.[^.]+\.pages\.dev$/,
  /^deploy-preview-\d+--.+\.netlify\.app$/,
  /^.+-git-.+\.vercel\.app$/,
  /^.+-\d+\.[^.]+\.\d\.azurestaticapps\.net$/,
];

/** The page can use cryptography and storage, and its address is one to register. */
export function checkAddress({ page }: CheckEffects): StepResult {
  const { hostname } = new URL(page.redirectUri);
  if (!page.isSecureContext) {
    return failedStep(`${new URL(page.address).origin} is plain HTTP`, {
      fixedBy: 'app-owner',
      message: {
        heading: 'This address is not secure',
        advice:
          'Serve the site over HTTPS. Browsers hide the cryptography that sign-in needs from plain HTTP, except on localhost.',
        quote: [],
        actions: [],
      },
    });
  }
  if (!page.canStore()) {
    return failedStep('The browser blocks storage for this page', {
      fixedBy: 'you',
      message: {
        heading: 'Browser storage is blocked',
        advice: 'Sign-in stores its state in this tab. Allow site data for this address, then try again.',
        quote: [],
        actions: ['retry'],
      },
    });
  }
  const caution = PREVIEW_HOSTS.some((pattern) => pattern.test(hostname))
    ? 'This looks like a preview address, which changes with each build. Register an address that stays.'
    : undefined;
  return passed(`Redirect URI to register: ${page.redirectUri}`, caution);
}

const CLOCK_READINGS = 3;
/** Warns before the five minutes that Entra and the APIs tolerate are used up, because a clock that drifts goes on drifting. */
const CLOCK_WARNING_MS = 3 * MINUTE_MS;
/** The `Date` header has whole seconds, so its true time is half a second later on average. */
const DATE_HALF_STEP_MS = SECOND_MS / 2;

/**
 * Compares the browser's clock with the `Date` header of the page's own host, less `Age`, three times. The reading with the
 * shortest round trip counts.
 */
export async function checkClock(effects: CheckEffects): Promise<StepResult> {
  const readings: { readonly offsetMs: number; readonly roundTripMs: number }[] = [];
  for (let number = 0; number < CLOCK_READINGS; number += 1) {
    const startedAt = effects.clock();
    const headers = await effects.ownHostTime();
    const endedAt = effects.clock();
    const hostTime = headers === null ? null : serverTimeOf(headers);
    if (hostTime === null) continue;
    readings.push({
      offsetMs: (startedAt + endedAt) / 2 - hostTime - DATE_HALF_STEP_MS,
      roundTripMs: endedAt - startedAt,
    });
  }
  const best = readings.toSorted((left, right) => left.roundTripMs - right.roundTripMs)[0];
  if (best === undefined) return unseen('The host sends no Date header that this page can read');
  const difference = Math.abs(best.offsetMs);
  const direction = best.offsetMs > 0 ? 'ahead of' : 'behind';
  const evidence = `${formatDifference(difference)} ${direction} ${new URL(effects.page.address).host}`;
  if (difference < CLOCK_WARNING_MS) return passed(evidence);
  return failedStep(`This computer’s clock is ${evidence}`, {
    fixedBy: 'you',
    message: {
      heading: 'This computer’s clock is wrong',
      advice: 'Set the clock automatically. With a wrong clock, valid tokens look expired, and expired ones are sent.',
      quote: [],
      actions: ['retry'],
    },
  });
}

function formatDifference(ms: number): string {
  if (ms < 2 * SECOND_MS) return 'Less than 2 s';
  return ms < 2 * MINUTE_MS ? `${Math.round(ms / SECOND_MS)} s` : `${Math.round(ms / MINUTE_MS)} min`;
}
