import { useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import type { Api, Cloud } from '../../entra/clouds.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { askedPermissions, consentLetter, customerConsentLink } from './consent-letter.ts';
import styles from './consent-panel.module.css';

/** The application that customers consent to, and where a link leads. */
export type ConsentApplication = {
  readonly clientId: string;
  readonly api: Api;
  readonly cloud: Cloud;
  readonly redirectUri: string;
  /** The address that a click opens: the link itself, or in the demo the simulated consent page. */
  readonly addressOf: (link: string) => string;
};

/**
 * The admin consent link for one tenant: what it asks for, the link, a letter to send with it, and the other ways in. The
 * link contains a state that this tab recognises once. `onMade` is called when the user copies or opens it.
 */
export function ConsentPanel(props: {
  tenant: { readonly tenantId: string; readonly name: string };
  application: ConsentApplication;
  stateOf: () => string;
  /** Whether the tenant is known to have consented, so that the link is needed only for new permissions. */
  isProven: boolean;
  onMade: () => void;
}) {
  const { tenant, application, onMade } = props;
  const { api } = application;
  // Once per opened panel: a state that changed with every render would not match the link that was copied.
  const [state] = useState(props.stateOf);
  const link = customerConsentLink({ ...application, tenantId: tenant.tenantId, state });
  const { displayName, entraName } = APIS[api];
  const letter = () => {
    onMade();
    return consentLetter({ ...application, tenantName: tenant.name, tenantId: tenant.tenantId, link });
  };
  return (
    <section className={styles.panel} aria-labelledby="consent-link">
      <h3 id="consent-link">{props.isProven ? 'Ask for consent again' : 'Ask an administrator for consent'}</h3>
      <p>
        An administrator of {tenant.name} opens this link and is asked for{' '}
        {askedPermissions(api).map(({ name, displayName: title }) => (
          <span key={name}>
            one delegated permission of {entraName}: <strong>{title}</strong> (<code>{name}</code>)
          </span>
        ))}
        . It allows reading and nothing else.
      </p>
      <CodeBlock label="admin consent link" text={link} />
      <div className={styles.actions}>
        <a className={buttonClass({ kind: 'primary' })} href={application.addressOf(link)} onClick={onMade}>
          Admin consent link
        </a>
        <CopyTextButton
          text={() => {
            onMade();
            return link;
          }}
        >
          Copy link
        </CopyTextButton>
        <CopyTextButton text={letter}>Copy letter</CopyTextButton>
      </div>
      <p className={styles.hint}>
        Gatehouse sends nothing: you copy or open the link. It contains no secret, and this tab recognises its response
        once. Most administrators use another browser: then they get a page with their tenant ID to send to you, and
        only a token proves the consent.
      </p>
      <Disclosure summary="What the administrator sees">
        <p>
          Without a verified publisher, Microsoft’s page calls the app “unverified”. The administrator compares the
          application ID <code>{application.clientId}</code>. Consent can be withdrawn at any time in the Entra admin
          centre under Enterprise applications.
        </p>
      </Disclosure>
      <Disclosure summary="Other ways in">
        <p>
          Consent alone shows no incident: a person also needs access to the tenant. The ways are a guest account with a
          Defender role, delegated administration (GDAP), a governance relationship between the tenants, or the
          customer’s own analysts, who sign in here themselves. Microsoft doesn’t say whether the {displayName} API
          accepts GDAP, so Gatehouse doesn’t claim it.
        </p>
      </Disclosure>
      <Disclosure summary="The older consent link">
        <p>
          Microsoft’s pages for Defender partners print a link to <code>oauth2/authorize</code> with{' '}
          <code>prompt=consent</code>. It asks for every registered permission and returns a code that no sign-in here
          requested, so Gatehouse doesn’t offer it. If an administrator used it, check access.
        </p>
      </Disclosure>
    </section>
  );
}
