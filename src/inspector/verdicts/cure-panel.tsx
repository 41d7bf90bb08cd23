import { useId, useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import type { Cloud } from '../../entra/clouds.ts';
import { consentLinkOf, type KnownNames } from '../../token/consent-link.ts';
import type { Cure } from '../../token/cure.ts';
import { type CommandTool, tokenCommand } from '../../token/token-command.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import styles from './cure-panel.module.css';
import { OPERATION_NAMES } from './operation-names.ts';

const TOOLS: readonly { readonly value: CommandTool; readonly label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'powershell', label: 'PowerShell' },
  { value: 'azure-cli', label: 'Azure CLI' },
];

/** The steps to get a token that allows the operation: permission, consent, scope and command. Contains no token. */
export function CurePanel(props: { cure: Cure; cloud: Cloud; known: KnownNames }) {
  const { cure, cloud } = props;
  const [tool, setTool] = useState<CommandTool>('curl');
  const titleId = useId();
  const isApplication = cure.context === 'application';
  // The signed-in application is not the one that needs an application token.
  const known = isApplication ? { ...props.known, clientId: null, redirectUri: null } : props.known;
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h3 className={styles.title} id={titleId}>
        To allow: {OPERATION_NAMES[cure.operation]}, {APIS[cure.api].displayName}
      </h3>
      <ol className={styles.steps}>
        <li>
          In the app registration, under API permissions, add the {isApplication ? 'application' : 'delegated'}{' '}
          permission <code>{cure.permission.name}</code>
          {cure.permission.displayName === null ? null : ` (${cure.permission.displayName})`} of{' '}
          <strong>{cure.permission.listedUnder}</strong>.
          {cure.api === 'graph-security' ? null : ' Type the full name; it isn’t listed until you do.'}
        </li>
        <li>
          Have an administrator of the tenant grant consent in the portal or with this link:
          <div className={styles.code}>
            <CodeBlock text={consentLinkOf(cure, cloud, known)} label="admin consent link" />
          </div>
        </li>
        <li>
          Request this scope:
          <div className={styles.code}>
            <CodeBlock text={cure.scope} label="scope to request" />
          </div>
        </li>
        <li>
          {isApplication
            ? 'Get the token outside the browser, because a browser must never store a secret:'
            : 'Sign in again in this app, or run a command with an app registration that allows public client flows:'}
          <div className={styles.command}>
            <RadioGroup legend="Command" options={TOOLS} value={tool} onChange={setTool} />
            <div className={styles.code}>
              <CodeBlock text={tokenCommand(tool, cure, cloud, known)} label="command" />
            </div>
          </div>
        </li>
      </ol>
    </section>
  );
}
