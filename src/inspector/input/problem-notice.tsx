import type { TokenProblem } from '../../token/token-problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextWithCode } from '../../ui/text-with-code.tsx';

/** Explains why the pasted text cannot be inspected. Never repeats any of it. */
export function ProblemNotice(props: { problem: TokenProblem }) {
  const { heading, advice } = problemText(props.problem);
  return (
    <Notice tone={props.problem.code === 'empty' ? 'info' : 'danger'} title={heading} role="alert">
      <p>
        <TextWithCode text={advice} />
      </p>
    </Notice>
  );
}

function problemText(problem: TokenProblem): { readonly heading: string; readonly advice: string } {
  switch (problem.code) {
    case 'empty':
      return { heading: 'Nothing to inspect', advice: 'Paste a token first.' };
    case 'too-long':
      return {
        heading: 'Text is too long',
        advice: `The text has ${problem.characters.toLocaleString('en-GB')} characters; the limit is ${problem.limit.toLocaleString('en-GB')}. Paste only the token.`,
      };
    case 'encrypted':
      return {
        heading: 'This token is encrypted',
        advice: 'It has five parts, so only the API it was issued for can read it. This is not an error.',
      };
    case 'truncated':
      return {
        heading: 'This token is incomplete',
        advice: 'Documents, logs and terminals often shorten tokens. Copy all three parts.',
      };
    case 'part-count':
      return {
        heading: 'This doesn’t have the parts of a token',
        advice: `It has ${problem.parts} parts separated by dots. A signed token has three, an encrypted one five.`,
      };
    case 'unreadable-part':
      return {
        heading: `The token’s ${problem.part} can’t be read`,
        advice: `${UNREADABLE_PART_TEXTS[problem.reason]} Copy the token again without changing it.`,
      };
    case 'guid':
      return {
        heading: 'This is a GUID, not a token',
        advice:
          'A GUID identifies a tenant, an application or a permission, or it can be a client secret. If it is a secret, delete it in the app registration. The text box was cleared.',
      };
    case 'client-secret':
      return {
        heading: 'This looks like a client secret',
        advice:
          'A client secret is an application’s password, not a token. The text box was cleared. If someone else may have seen the secret, delete it in the app registration and create a new one.',
      };
    case 'refresh-token':
      return {
        heading: 'This is a refresh token or authorization code',
        advice:
          'Only Entra ID can read it, and it is more sensitive than an access token. The text box was cleared. Paste the `access_token` of the same response.',
      };
    case 'saml':
      return {
        heading: 'This is a SAML response, not an access token',
        advice: 'SAML signs users in to websites. These APIs take access tokens, which start with `eyJ`.',
      };
    case 'opaque':
      return {
        heading: 'This can’t be decoded',
        advice:
          'It has no dots, so it is either an opaque token that only its issuer can read, or a key. Tokens for these APIs start with `eyJ`.',
      };
    case 'no-token':
      return {
        heading: 'That doesn’t look like a token',
        advice: 'A token has three parts separated by dots and starts with `eyJ`.',
      };
  }
}

const UNREADABLE_PART_TEXTS = {
  'not-base64url': 'It contains characters that aren’t allowed in base64url.',
  'not-json': 'It doesn’t decode to JSON.',
  'not-an-object': 'It doesn’t decode to a JSON object.',
} as const;
