import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What an admin-consent link came back with. Anybody can write such an address, so it promises nothing. */
export function AdminConsentNotice(props: { answer: AdminConsentResponse; redirectUri: string }) {
  const { granted, aadstsCode } = props.answer;
  if (granted) {
    return (
      <Notice tone="info" role="status" title="Microsoft’s page says that an administrator has consented">
        <p>
          Nothing proves it but a token: sign in to see. It can take a few minutes until new tokens carry the
          permission.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" role="alert" title="Admin consent was not given">
      <p>The link came back with a refusal. Nothing has changed; an administrator can open it again.</p>
      {aadstsCode === null ? null : <AadstsExplanation number={aadstsCode} redirectUri={props.redirectUri} />}
    </Notice>
  );
}
