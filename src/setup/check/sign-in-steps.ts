import { SignInError } from '../../access/sign-in-error.ts';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { APIS } from '../../entra/apis.ts';
import { READ_PERMISSIONS } from '../../entra/incident-permissions.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { judge, type VerdictReason } from '../../token/verdicts.ts';
import type { CheckEffects } from './check-effects.ts';
import { failedStep, passed, type StepFailure, type StepResult, unseen } from './check-step.ts';

/** The steps about the sign-in service and the token that it issues. */

/** The authority knows the tenant. Its document is public, so it proves no access. */
export async function checkAuthority(effects: CheckEffects, signal: AbortSignal): Promise<StepResult> {
  const { tenant, cloud } = effects.configuration;
  const { host } = new URL(cloud.authorityOrigin);
  if (tenant === 'organizations') return passed(`${host}: any organisation may sign in`);
  const answer = await effects.discoverTenant(tenant, signal);
  if (answer.ok) {
    return passed(
      `${host} knows ${tenant}: ${answer.tenantId}${answer.region === null ? '' : `, region ${answer.region}`}`,
    );
  }
  const isMissing = answer.code === 'not-found' || answer.code === 'not-a-tenant' || answer.code === 'other-cloud';
  return failedStep(isMissing ? `${host} doesn’t know ${tenant}` : `${host} gave no usable response`, {
    fixedBy: isMissing ? 'app-owner' : 'you',
    number: answer.code === 'not-found' ? 90002 : null,
    message: {
      heading: isMissing ? 'The tenant doesn’t exist in this cloud' : 'The sign-in service can’t be reached',
      advice: isMissing
        ? 'Check tenant and cloud in config.json. A tenant of another cloud has another sign-in host.'
        : 'Check your network, proxy or extensions, then try again.',
      quote: [{ name: 'Code', value: answer.code }],
      actions: isMissing ? ['open-setup'] : ['retry'],
    },
  });
}

/** Any return to this page proves the client id, the tenant and the redirect URI. Silence proves nothing. */
export async function checkRegistration(effects: CheckEffects): Promise<StepResult> {
  const { session } = effects;
  if (session === null) return unseen('There is no client ID to check');
  if (session.state().status === 'signed-in') return passed('Proven by your sign-in');
  const answer = await session.checkRegistration();
  if (answer.kind === 'silent') {
    return unseen(
      'Microsoft’s page returned nothing within 6 seconds. The app or the redirect URI may be unknown, or the browser blocks third-party cookies. Only a sign-in shows which.',
      true,
    );
  }
  if (answer.kind === 'answered' && !isRefusal(answer.error)) {
    return passed('Microsoft’s page returned here: client ID, tenant and redirect URI are known');
  }
  const { error } = answer;
  return failedStep(
    answer.kind === 'answered' ? 'Microsoft’s page returned here, but with an error' : 'The hidden sign-in failed',
    failureOf(effects, error),
  );
}

/** Errors of a hidden sign-in that an interactive one does not have. */
const NEEDS_USER: readonly SignInError['code'][] = [
  'interaction-required',
  'consent-required',
  'admin-consent-required',
];

function isRefusal(error: SignInError | null): boolean {
  return error !== null && !NEEDS_USER.includes(error.code);
}

/** A user is signed in. */
export function checkSignIn({ session, describeFailure }: CheckEffects): StepResult {
  const state = session?.state();
  switch (state?.status) {
    case 'signed-in':
      return passed(`Signed in to tenant ${state.account.tenantId}`);
    case 'failed':
      return failedStep('The last sign-in failed', failureOf({ describeFailure }, state.error));
    case 'sign-in-not-completed':
      return unseen('The last sign-in ended on Microsoft’s own page, which this page can’t read', true);
    default:
      return failedStep('No user is signed in', {
        fixedBy: 'you',
        message: {
          heading: 'Sign in to continue the check',
          advice:
            'You return to this page afterwards. If Microsoft’s page shows an error, come back and paste it here.',
          quote: [],
          actions: ['sign-in'],
          tone: 'info',
        },
      });
  }
}

/** A token arrives, and its claims allow listing incidents. */
export async function checkToken(effects: CheckEffects): Promise<StepResult> {
  const { session, configuration } = effects;
  const state = session?.state();
  if (session === null || state?.status !== 'signed-in') return unseen('No user is signed in');
  const { tenantId } = state.account;
  let compact: string;
  try {
    compact = await session.accessToken(tenantId);
  } catch (error) {
    return failedStep('No token was issued', failureOf(effects, error));
  }
  const { displayName } = APIS[configuration.api];
  const decoded = decodeToken(compact);
  if (!decoded.ok) return passed(`A token that only ${displayName} can read`);
  const inspected = inspectToken(decoded.value, { now: effects.clock(), expectedTenantId: tenantId });
  const verdict = judge(inspected, 'list-incidents', configuration.api);
  const evidence = `For ${displayName}, scp: ${(inspected.claims.scopes ?? []).join(' ') || 'none'}`;
  return verdict.answer === 'no' ? failedStep(evidence, tokenFailure(verdict.reason, effects)) : passed(evidence);
}

function tokenFailure(reason: VerdictReason, { configuration }: CheckEffects): StepFailure {
  const [permission] = READ_PERMISSIONS[configuration.api].delegated;
  const lacksPermission = reason.code === 'permission';
  return {
    fixedBy: lacksPermission ? 'administrator' : 'app-owner',
    number: null,
    message: {
      heading: lacksPermission ? `The token lacks ${permission}` : 'The token doesn’t allow listing incidents',
      advice: lacksPermission
        ? `Add the delegated permission ${permission} to the registration and grant admin consent. Tokens issued before keep their old permissions: sign out and in again afterwards.`
        : 'Open the Token page: it names the one claim that decides.',
      quote: [{ name: 'Reason', value: reason.code }],
      actions: ['admin-consent', 'open-token'],
    },
  };
}

/** Describes an error as a failed step, with who can fix it. */
export function failureOf(effects: Pick<CheckEffects, 'describeFailure'>, error: unknown): StepFailure {
  const number = error instanceof SignInError ? (error.details.aadstsCode ?? null) : null;
  const known = AADSTS_CODES.find((code) => code.number === number);
  return { message: effects.describeFailure(error), fixedBy: known?.fixedBy ?? 'you', number, error };
}

/** Requests a new token, and returns whether its claims allow listing incidents. Never rejects. */
export async function hasPermission(effects: CheckEffects): Promise<boolean> {
  const { session, configuration } = effects;
  const state = session?.state();
  if (session === null || state?.status !== 'signed-in') return false;
  try {
    const compact = await session.accessToken(state.account.tenantId, { forceRefresh: true });
    const decoded = decodeToken(compact);
    if (!decoded.ok) return true;
    const inspected = inspectToken(decoded.value, { now: effects.clock() });
    return judge(inspected, 'list-incidents', configuration.api).answer !== 'no';
  } catch {
    return false;
  }
}
