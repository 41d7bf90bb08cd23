import type { ReactNode } from 'react';
import { CodeBlock } from '../../ui/code-block.tsx';
import styles from '../setup-steps.module.css';
import { type CommandMethod, type RegistrationRequest, registrationCommands } from './registration-commands.ts';

const PREREQUISITES: { readonly [Key in CommandMethod]: string } = {
  'azure-cli':
    'Use a POSIX shell. Sign in with az login as a user who can register apps and grant consent for the tenant.',
  'graph-powershell':
    'Use PowerShell with the Microsoft.Graph module. At sign-in, the module requests two permissions for itself.',
  'cli-for-m365':
    'Use a POSIX shell. Sign in with m365 login as a user who can register apps and grant consent for the tenant.',
};

/** The steps to register the app with a command-line tool. `children` is the last step. */
export function CommandSteps(props: {
  request: RegistrationRequest;
  method: CommandMethod;
  methodLabel: string;
  children: ReactNode;
}) {
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Run the commands</h3>
        <p>{PREREQUISITES[props.method]}</p>
        <CodeBlock
          label={`commands for ${props.methodLabel}`}
          text={registrationCommands(props.request, props.method)}
        />
        <p className={styles.hint}>
          The commands register the app as a single-page application with the redirect URI of this page, add{' '}
          <code>{props.request.needed.permissions.map(({ name }) => name).join(' ')}</code>, grant admin consent and
          print the client ID. If Entra can’t find the app when granting consent, run that line again after a minute.
        </p>
      </li>
      {props.children}
    </ol>
  );
}
