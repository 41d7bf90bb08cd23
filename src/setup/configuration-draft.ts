import type { SetupChoices } from './setup-choices.ts';

/** What is typed for `config.json`, as typed. */
export type ConfigurationDraft = {
  readonly clientId: string;
  readonly tenant: string;
  readonly apiBaseUrl: string;
  readonly offersDemo: boolean;
};

/** The fields whose text can be wrong. */
export type DraftField = 'clientId' | 'tenant' | 'apiBaseUrl';

/** Why a field cannot be used yet. `missing` is nothing to complain of while somebody is still typing. */
export type DraftProblem = { readonly kind: 'missing' | 'wrong'; readonly text: string };

/** Says what of a would-be `config.json` is wrong, by key. The app's own reader of the file, handed in. */
export type CheckConfiguration = (held: unknown) => readonly { readonly key: string; readonly allowed: string }[];

/**
 * The object to write into `config.json`. Keys that would hold their default are left out, so that the file says only
 * what is particular to this deployment.
 */
export function draftedConfiguration(
  choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>,
  draft: ConfigurationDraft,
) {
  const apiBaseUrl = draft.apiBaseUrl.trim();
  return {
    clientId: draft.clientId.trim(),
    ...(choices.reach === 'one-tenant' ? { tenant: draft.tenant.trim() } : {}),
    ...(choices.cloud === 'global' ? {} : { cloud: choices.cloud }),
    ...(choices.api === 'defender-xdr' ? {} : { api: choices.api }),
    ...(apiBaseUrl === '' ? {} : { apiBaseUrl }),
    ...(draft.offersDemo ? {} : { demo: false }),
  };
}

/** What is still wrong with the draft, by field. Empty: the file can be made. */
export function draftProblems(
  choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>,
  draft: ConfigurationDraft,
  checkConfiguration: CheckConfiguration,
): { readonly [Field in DraftField]?: DraftProblem } {
  const problems: { [Field in DraftField]?: DraftProblem } = {};
  for (const { key, allowed } of checkConfiguration(draftedConfiguration(choices, draft))) {
    if (!isDraftField(key)) continue;
    const isMissing = draft[key].trim() === '';
    problems[key] = isMissing
      ? { kind: 'missing', text: MISSING[key] }
      : { kind: 'wrong', text: `This has to be ${allowed}.` };
  }
  // "organizations" is the right word for any organisation only: a single-tenant registration refuses it (AADSTS50194).
  if (choices.reach === 'one-tenant' && draft.tenant.trim().toLowerCase() === 'organizations') {
    problems.tenant = { kind: 'wrong', text: 'One tenant was chosen: give its id or a verified domain.' };
  }
  return problems;
}

/** The text of the file, with a line end as text files have. */
export function serializeConfiguration(held: object): string {
  return `${JSON.stringify(held, null, 2)}\n`;
}

const MISSING: { readonly [Field in DraftField]: string } = {
  clientId: 'The client id is missing. It is made in step 1.',
  tenant: 'The tenant is missing: its id or a verified domain.',
  apiBaseUrl: 'The address is missing.',
};

function isDraftField(key: string): key is DraftField {
  return Object.hasOwn(MISSING, key);
}
