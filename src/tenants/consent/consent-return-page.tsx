import type { ReactNode } from 'react';
import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import styles from './consent-return.module.css';

/**
 * Shows the response to a consent link that this tab did not make: usually to the customer’s administrator, who has another
 * browser and no account here. The response is unsigned, so the page promises, adds and changes nothing.
 */
export function ConsentReturnPage(props: {
  /** `null` after a reload, because a response is shown once. */
  response: AdminConsentResponse | null;
  redirectUri: string;
  /** Links to other pages, for users of the app. */
  actions: ReactNode;
}) {
  const { response } = props;
  return (
    <div className={styles.page}>
      <PageHeading>Admin consent</PageHeading>
      {response === null ? (
        <p>
          This page shows the response to an admin consent link, once. There is none to show now. Whether a tenant has
          consented shows on the Tenants page, when a token is requested for it.
        </p>
      ) : (
        <>
          <Outcome response={response} redirectUri={props.redirectUri} />
          {response.kind === 'consent' ? <TenantToSend response={response} /> : null}
        </>
      )}
      <div className={styles.actions}>{props.actions}</div>
    </div>
  );
}

function Outcome(props: { response: AdminConsentResponse; redirectUri: string }) {
  const { kind, granted, aadstsCode } = props.response;
  if (!granted) {
    return (
      <Notice tone="warning" role="alert" title="Admin consent was not granted">
        <p>Nothing has changed. An administrator can open the consent link again.</p>
        {aadstsCode === null ? null : <AadstsExplanation number={aadstsCode} redirectUri={props.redirectUri} />}
      </Notice>
    );
  }
  switch (kind) {
    case 'consent':
      return (
        <Notice tone="info" role="status" title="Microsoft reports that an administrator granted consent">
          <p>
            This page can’t check the report: anyone can write such an address. Only a token for the tenant proves
            consent. New tokens can take a few minutes to include the permission.
          </p>
        </Notice>
      );
    case 'other-tenant':
      return (
        <Notice tone="warning" role="alert" title="The response names another tenant than the link">
          <p>
            The link was made for one tenant, and this response names another. Nothing has changed. Open the admin
            consent link of the right tenant again.
          </p>
        </Notice>
      );
    case 'older-link':
      return (
        <Notice tone="info" role="status" title="This response belongs to an older consent link">
          <p>
            Microsoft’s pages also print a link to <code>oauth2/authorize</code> with <code>prompt=consent</code>. It
            returns a code instead of a report. Gatehouse didn’t ask for the code and has discarded it. Whether consent
            was granted can’t be seen from it: use the admin consent link of the Tenants page, or request a token there.
          </p>
        </Notice>
      );
  }
}

function TenantToSend({ response }: { response: AdminConsentResponse }) {
  const { tenantId, granted } = response;
  return (
    <section className={styles.block} aria-labelledby="consent-tenant">
      <h2 id="consent-tenant">If someone sent you the link</h2>
      {tenantId === null ? (
        <p>
          {granted ? 'Tell them that you consented.' : 'Tell them that consent wasn’t granted.'} The response names no
          tenant.
        </p>
      ) : (
        <>
          <p>Send this tenant ID to the person who asked you. They request a token, which proves the consent.</p>
          <CodeBlock label="tenant ID" text={tenantId} />
        </>
      )}
      <p className={styles.hint}>You don’t need to sign in here. You can close this page.</p>
    </section>
  );
}
