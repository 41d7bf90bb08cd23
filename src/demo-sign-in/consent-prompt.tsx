import { PERMISSIONS } from '../entra/permissions.ts';
import type { AdminConsentStep } from '../sim/entra/admin-consent.ts';
import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInInput } from '../sim/entra/decide-sign-in.ts';
import { Button } from '../ui/button.tsx';
import styles from './consent-prompt.module.css';

type ConsentStep = Extract<
  SignInStep | AdminConsentStep,
  { readonly kind: 'ask-consent' | 'ask-admin-consent' | 'needs-approval' }
>;

/** Requests consent for the application's permissions from a user or an administrator, or explains that only the latter can grant them. */
export function ConsentPrompt(props: { step: ConsentStep; onSubmit: (input: SignInInput) => void }) {
  const { step, onSubmit } = props;
  const submit = (decision: 'accept' | 'decline') =>
    onSubmit({ ...('personaId' in step ? { personaId: step.personaId } : {}), decision });
  return (
    <>
      <div className={styles.application}>
        <p className={styles.name}>{step.applicationName}</p>
        <p className={styles.quiet}>
          {step.tenantName} · {step.accountName}
        </p>
        {step.kind === 'ask-admin-consent' ? <p className={styles.quiet}>Publisher: unverified</p> : null}
      </div>
      <p>{introductionTo(step)}</p>
      <ul className={styles.permissions} aria-label="Permissions">
        {step.permissions.map((permission) => {
          const { scope, resource } = permission;
          const kind = 'kind' in permission ? permission.kind : 'delegated';
          const name = displayNameOf(scope, kind);
          const explanation = EXPLANATIONS[step.kind === 'ask-admin-consent' ? 'administrator' : 'user'][name];
          return (
            <li key={`${resource} ${kind} ${scope}`}>
              <h2 className={styles.permission}>{name}</h2>
              {explanation === undefined ? null : <p>{explanation}</p>}
              {kind === 'application' ? <p>The app can do this without a signed-in user.</p> : null}
              <p className={styles.quiet}>
                <code>{scope}</code> · {resource}
              </p>
            </li>
          );
        })}
      </ul>
      {step.kind === 'ask-consent' ? (
        <p className={styles.quiet}>
          If you accept, the app acts for you with these permissions. It never gets more access than you have.
        </p>
      ) : null}
      {step.kind === 'ask-admin-consent' ? (
        <p className={styles.quiet}>
          If you accept, the app gets these permissions for all users in {step.tenantName}. You can revoke them in the
          Microsoft Entra admin center, under Enterprise apps. In this demo, you act as the administrator.
        </p>
      ) : null}
      <div className={styles.actions}>
        {step.kind !== 'needs-approval' ? (
          <>
            <Button onClick={() => submit('decline')}>Cancel</Button>
            <Button kind="primary" onClick={() => submit('accept')}>
              Accept
            </Button>
          </>
        ) : (
          <Button onClick={() => submit('decline')}>Return to the application without granting consent</Button>
        )}
      </div>
    </>
  );
}

/** What a delegated permission means to the reader of the page, by its display name. */
const EXPLANATIONS: { readonly [Reader in 'user' | 'administrator']: { readonly [displayName: string]: string } } = {
  user: {
    'Read incidents': 'View the security incidents that your Defender role lets you see. The app can’t change them.',
    'Read and write incidents': 'View and change the security incidents that your Defender role lets you see.',
    'Sign in and read user profile': 'Sign you in and read your name and email address.',
  },
  administrator: {
    'Read incidents': 'View the security incidents that each user’s Defender role allows. The app can’t change them.',
    'Read and write incidents': 'View and change the security incidents that each user’s Defender role allows.',
    'Sign in and read user profile': 'Sign users in and read their names and email addresses.',
  },
};

/** What the permission allows, as Entra displays it: `Read incidents`. The permission itself if it is unknown. */
function displayNameOf(scope: string, kind: 'delegated' | 'application'): string {
  return PERMISSIONS.find((known) => known.kind === kind && known.name === scope)?.displayName ?? scope;
}

function introductionTo(step: ConsentStep): string {
  switch (step.kind) {
    case 'ask-consent':
      return 'This app would like to:';
    case 'ask-admin-consent':
      return `Review for your organization. For all users in ${step.tenantName}, this app would like to:`;
    case 'needs-approval':
      return `Only an administrator of ${step.tenantName} can allow this app to:`;
  }
}
