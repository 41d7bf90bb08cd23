import type { ReactNode } from 'react';
import { CodeBlock } from '../ui/code-block.tsx';
import { type RegistrationRequest, registrationCommands } from './registration-commands.ts';
import type { RegistrationWay } from './setup-choices.ts';
import styles from './setup-steps.module.css';

const NEEDS: { readonly [Key in Exclude<RegistrationWay, 'portal'>]: string } = {
  'azure-cli':
    'In a POSIX shell, signed in with az login as somebody who may register apps and consent for the tenant.',
  'graph-powershell': 'In PowerShell with the Microsoft.Graph module; it asks for two permissions of its own.',
  'cli-for-m365': 'In a POSIX shell, signed in with m365 login as somebody who may register apps and consent.',
};

/** The registration as commands, filled in. `children` is the last step. */
export function CommandSteps(props: {
  request: RegistrationRequest;
  way: Exclude<RegistrationWay, 'portal'>;
  wayLabel: string;
  children: ReactNode;
}) {
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Run this</h3>
        <p>{NEEDS[props.way]}</p>
        <CodeBlock label={`commands for ${props.wayLabel}`} text={registrationCommands(props.request, props.way)} />
        <p className={styles.hint}>
          Registers the app with the redirect URI of this very page as a single-page application, adds{' '}
          <code>{props.request.needed.permissions.map(({ name }) => name).join(' ')}</code>, consents to it for the
          tenant, and prints the client id. If the consent says the app is not there yet, run that line again after a
          minute.
        </p>
      </li>
      {props.children}
    </ol>
  );
}
