import { PERMISSIONS } from '../entra/permissions.ts';
import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInInput } from '../sim/entra/decide-sign-in.ts';
import { Button } from '../ui/button.tsx';
import styles from './consent-prompt.module.css';

type ConsentStep = Extract<SignInStep, { readonly kind: 'ask-consent' | 'needs-approval' }>;

/** Requests consent for the application's permissions, or explains that only an administrator can grant them. */
export function ConsentPrompt(props: { step: ConsentStep; onSubmit: (input: SignInInput) => void }) {
  const { step, onSubmit } = props;
  const submit = (decision: 'accept' | 'decline') => onSubmit({ personaId: step.personaId, decision });
  return (
    <>
      <div className={styles.application}>
        <p className={styles.name}>{step.applicationName}</p>
        <p className={styles.quiet}>
          {step.tenantName} · {step.accountName}
        </p>
      </div>
      <p>
        {step.kind === 'ask-consent'
          ? 'This app would like to:'
          : `Only an administrator of ${step.tenantName} can allow this app to:`}
      </p>
      <ul className={styles.permissions} aria-label="Permissions">
        {step.permissions.map(({ scope, resource }) => {
          const name = displayNameOf(scope);
          return (
            <li key={`${resource} ${scope}`}>
              <h2 className={styles.permission}>{name}</h2>
              {name in EXPLANATIONS ? <p>{EXPLANATIONS[name]}</p> : null}
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
      <div className={styles.actions}>
        {step.kind === 'ask-consent' ? (
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

/** What a permission means to the user, by its display name. */
const EXPLANATIONS: { readonly [displayName: string]: string } = {
  'Read incidents': 'View the security incidents that your Defender role lets you see. The app can’t change them.',
  'Read and write incidents': 'View and change the security incidents that your Defender role lets you see.',
  'Sign in and read user profile': 'Sign you in and read your name and email address.',
};

/** What the permission allows, as Entra displays it: `Read incidents`. The permission itself if it is unknown. */
function displayNameOf(scope: string): string {
  return PERMISSIONS.find(({ kind, name }) => kind === 'delegated' && name === scope)?.displayName ?? scope;
}
