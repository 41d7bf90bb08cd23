import type { Rung, RungId } from './consent-ladder.ts';

/** The name of each step. */
export const RUNG_NAMES: { readonly [Id in RungId]: string } = {
  link: 'Link made',
  return: 'Administrator came back',
  token: 'Token issued for this tenant',
  permission: 'Permission in the token',
  response: 'API responded with 200',
  incident: 'First incident read',
};

/** What a step proves, or what it waits for. A failed step is explained by its error instead. */
export function rungDetail(
  rung: Rung,
  known: { readonly isBrought: boolean; readonly permission: string; readonly incidents: number | null },
): string {
  switch (rung.state) {
    case 'not-applicable':
      if (!known.isBrought) return 'Not needed in your own tenant: users or administrators consent at sign-in.';
      return rung.id === 'token' ? 'Not needed: the token was brought along.' : 'Not needed for a token brought along.';
    case 'unseen':
      return rung.id === 'link' ? 'Not in this browser.' : 'Not seen in this tab. A token proves it anyway.';
    case 'running':
      return 'Requesting a token and the newest incidents…';
    case 'next':
      return NEXT[rung.id];
    case 'ahead':
      return '';
    case 'failed':
      return rung.id === 'return' ? 'Microsoft reported a refusal. Nothing has changed.' : '';
    case 'passed':
      return passedDetail(rung.id, known);
  }
}

const NEXT: { readonly [Id in RungId]: string } = {
  link: 'Copy or open the admin consent link.',
  return: 'Usually not seen here: the administrator has another browser. Check access instead.',
  token: 'Check access to request one. New consent can take a few minutes.',
  permission: '',
  response: '',
  incident: '',
};

function passedDetail(id: RungId, known: { readonly permission: string; readonly incidents: number | null }): string {
  switch (id) {
    case 'link':
      return 'Copied or opened in this browser.';
    case 'return':
      return 'Microsoft reported consent. A hint, not proof.';
    case 'token':
      return 'Entra issued a token whose tenant is this one.';
    case 'permission':
      return `The token allows ${known.permission}.`;
    case 'response':
      return 'The API accepted the token.';
    case 'incident':
      return known.incidents === 0
        ? 'The tenant has no incidents that this access can see.'
        : `${(known.incidents ?? 0).toLocaleString('en')} incidents read.`;
  }
}
