import type { ReactNode } from 'react';
import { ADMIN_TOOLS } from '../../entra/admin-tools.ts';
import { APIS } from '../../entra/apis.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import type { SetupChoices } from '../setup-choices.ts';
import styles from '../setup-steps.module.css';
import type { NeededPermissions } from './needed-permissions.ts';

/** The steps to register the app in the Entra admin centre. `children` is the last step. */
export function PortalSteps(props: {
  redirectUri: string;
  choices: SetupChoices;
  needed: NeededPermissions;
  children: ReactNode;
}) {
  const { choices, needed } = props;
  const adminCentre = ADMIN_TOOLS[choices.cloud].adminCentreOrigin;
  const names = needed.permissions.map(({ name }) => name).join(' ');
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Register the app</h3>
        <p>
          In the{' '}
          {adminCentre === null ? (
            'Entra admin centre'
          ) : (
            <a href={adminCentre} target="_blank" rel="noreferrer">
              Entra admin centre
            </a>
          )}
          , go to <strong>App registrations</strong> and select <strong>New registration</strong>. Under{' '}
          <strong>Supported account types</strong>, select{' '}
          <strong>
            {choices.reach === 'one-tenant'
              ? 'Accounts in this organizational directory only'
              : 'Accounts in any organizational directory'}
          </strong>
          . Under <strong>Redirect URI</strong>, select <strong>Single-page application</strong> and enter:
        </p>
        <CodeBlock label="redirect URI" text={props.redirectUri} />
        <p>
          Select <strong>Register</strong>. The overview page shows the <strong>Application (client) ID</strong>.
        </p>
        <p className={styles.hint}>
          This is the redirect URI of this site. It must match exactly (AADSTS50011). Choose Single-page application,
          not Web (AADSTS9002326).
        </p>
      </li>
      <li>
        <h3>Add the permission</h3>
        {choices.api === 'defender-xdr' ? (
          <>
            <p>
              Open <strong>API permissions</strong>, select <strong>Add a permission</strong>, then{' '}
              <strong>APIs my organization uses</strong>. Entra lists {APIS[choices.api].displayName} under an earlier
              name, and only after you type it:
            </p>
            <CodeBlock label="name to type" text={needed.listedUnder} />
            <p>
              Select it, then <strong>Delegated permissions</strong> and <code>{names}</code>. Reading incidents
              requires no other permission.
            </p>
          </>
        ) : (
          <>
            <p>
              Open <strong>API permissions</strong>, select <strong>Add a permission</strong>,{' '}
              <strong>{needed.listedUnder}</strong>, then <strong>Delegated permissions</strong>. Type:
            </p>
            <CodeBlock label="name to type" text={names} />
            <p>Select the permission. Reading incidents requires no other one.</p>
          </>
        )}
      </li>
      <li>
        <h3>Grant admin consent</h3>
        <p>
          On the same page, select <strong>Grant admin consent</strong>. Grant consent again whenever you add a
          permission.
          {choices.reach === 'any-organisation' ? ' Each other organisation grants consent for itself.' : null}
        </p>
        <p className={styles.hint}>Users also need a Defender role, such as Security Reader.</p>
      </li>
      {props.children}
    </ol>
  );
}
