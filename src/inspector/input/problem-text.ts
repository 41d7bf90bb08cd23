import type { TokenProblem } from '../../token/token-problem.ts';

/** Why there is nothing to show, and what to do. Repeats nothing of what was pasted. */
export type ProblemText = { readonly heading: string; readonly advice: string };

export function problemText(problem: TokenProblem): ProblemText {
  switch (problem.code) {
    case 'empty':
      return { heading: 'Nothing to inspect', advice: 'Paste a token into the box first.' };
    case 'too-long':
      return {
        heading: 'Too long for a token',
        advice: `It has ${problem.characters.toLocaleString('en-GB')} characters; at most ${problem.limit.toLocaleString('en-GB')} are read. Paste the token alone.`,
      };
    case 'encrypted':
      return {
        heading: 'This token is encrypted',
        advice:
          'It has five parts, so only the API it is meant for can read it. That is as it should be: what it opens, only that API can tell.',
      };
    case 'truncated':
      return {
        heading: 'This token is cut off',
        advice: 'Documents, logs and terminals shorten tokens. Copy the whole of it, all three parts between the dots.',
      };
    case 'part-count':
      return {
        heading: 'Not the parts of a token',
        advice: `It has ${problem.parts} parts between dots; a signed token has three, an encrypted one five.`,
      };
    case 'unreadable-part':
      return {
        heading: `Its ${problem.part} cannot be read`,
        advice: `${UNREADABLE[problem.reason]} Copy the token again, whole and unchanged.`,
      };
    case 'guid':
      return {
        heading: 'This is a GUID, not a token',
        advice:
          'As an id it names a tenant, an application, a permission or a secret, and holds nothing to read. If it is the value of a secret, delete that in the app registration. Either way it was taken out of the box.',
      };
    case 'client-secret':
      return {
        heading: 'This looks like a client secret',
        advice:
          'It is a password of an application, not a token, and was taken out of the box. If anybody else may have seen it, delete it in the app registration and make a new one.',
      };
    case 'refresh-token':
      return {
        heading: 'A refresh token or an authorization code',
        advice:
          'Only Entra can read it, and it is worth more than an access token, so it was taken out of the box. Paste the `access_token` of the same answer.',
      };
    case 'saml':
      return {
        heading: 'This is SAML, not a token of this kind',
        advice:
          'A SAML response signs a person in to a web page. The APIs here take access tokens, which begin with `eyJ`.',
      };
    case 'opaque':
      return {
        heading: 'Nothing in it can be read',
        advice:
          'It is one long word without the dots of a token: a token only its issuer can read, or a key. Tokens for these APIs begin with `eyJ`.',
      };
    case 'no-token':
      return {
        heading: 'No token in it',
        advice: 'A token is three parts of letters and digits between dots and begins with `eyJ`.',
      };
  }
}

const UNREADABLE = {
  'not-base64url': 'It holds characters that do not belong there.',
  'not-json': 'It does not decode to JSON.',
  'not-an-object': 'It decodes to something else than claims.',
} as const;
