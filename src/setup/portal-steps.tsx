import type { ReactNode } from 'react';
import { CLOUDS } from '../entra/clouds.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import type { NeededPermissions } from './needed-permissions.ts';
import type { SetupChoices } from './setup-choices.ts';
import styles from './setup-steps.module.css';

/** The registration in the words of the Entra admin centre. `children` is the last step. */
export function PortalSteps(props: {
  redirectUri: string;
  choices: SetupChoices;
  needed: NeededPermissions;
  children: ReactNode;
}) {
  const { choices, needed } = props;
  const names = needed.permissions.map(({ name }) => name);
  const centre = CLOUDS[choices.cloud].adminCentreOrigin;
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Make the registration</h3>
        <p>
          {centre === null ? (
            'Entra admin centre'
          ) : (
            <a href={centre} target="_blank" rel="noreferrer">
              Entra admin centre
            </a>
          )}
          , <strong>App registrations</strong>, <strong>New registration</strong>.{' '}
          {choices.reach === 'one-tenant'
            ? 'Accounts in this organizational directory only (single tenant).'
            : 'Accounts in any organizational directory (multitenant).'}{' '}
          Platform <strong>Single-page application</strong>, with this redirect URI exactly:
        </p>
        <CodeBlock label="redirect URI" text={props.redirectUri} />
        <p className={styles.hint}>
          Taken from this very page. Scheme, host, path, case and slashes all count, else AADSTS50011. Registered as Web
          instead, sign-in ends in AADSTS9002326, or in an answer that the browser may not read.
        </p>
      </li>
      <li>
        <h3>Add the permission</h3>
        {choices.api === 'defender-xdr' ? (
          <>
            <p>
              <strong>API permissions</strong>, <strong>Add a permission</strong>,{' '}
              <strong>APIs my organization uses</strong>. Defender XDR does not show until its old name is typed:
            </p>
            <CodeBlock label="name to type" text={needed.listedUnder} />
          </>
        ) : (
          <>
            <p>
              <strong>API permissions</strong>, <strong>Add a permission</strong>, <strong>Microsoft Graph</strong>. In
              the list of permissions, type:
            </p>
            <CodeBlock label="name to type" text={names.join(' ')} />
          </>
        )}
        <p>
          <strong>Delegated permissions</strong>, <code>{names.join(' ')}</code>. Nothing else is needed to read.
        </p>
      </li>
      <li>
        <h3>Grant admin consent</h3>
        <p>
          Same page, <strong>Grant admin consent</strong>. Repeat it after every change: a permission added later is in
          nobody’s token until it is consented to.
          {choices.reach === 'any-organisation' ? ' Every further organisation consents for itself.' : null}
        </p>
        <p className={styles.hint}>
          The permission is half of it: whoever reads also needs a role in Defender, such as Security Reader.
        </p>
      </li>
      {props.children}
    </ol>
  );
}
