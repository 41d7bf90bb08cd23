import type { AdminConsentResponse } from '../../access/admin-consent-response.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The response to an admin consent link. It is unsigned and anyone can write such a URL, so the text promises nothing. */
export function AdminConsentNotice(props: { response: AdminConsentResponse; redirectUri: string }) {
  const { granted, aadstsCode } = props.response;
  if (granted) {
    return (
      <Notice tone="info" role="status" title="Microsoft reports that an administrator granted consent">
        <p>Sign in to check it. New tokens can take a few minutes to include the permission.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" role="alert" title="Admin consent was not granted">
      <p>Nothing has changed. An administrator can open the consent link again.</p>
      {aadstsCode === null ? null : <AadstsExplanation number={aadstsCode} redirectUri={props.redirectUri} />}
    </Notice>
  );
}
