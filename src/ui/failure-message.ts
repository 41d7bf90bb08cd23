export type FailureAction =
  | 'retry'
  | 'sign-in'
  | 'switch-api'
  | 'open-setup'
  | 'open-token'
  | 'reload'
  | 'admin-consent';

/** A failure explained to the user: what happened, what to do, what to quote to support, and the actions on offer. */
export type FailureMessage = {
  readonly heading: string;
  readonly advice: string;
  readonly quote: readonly { readonly name: string; readonly value: string }[];
  readonly actions: readonly FailureAction[];
  /** `info` for the result of the user's own choice, such as a cancelled sign-in. Defaults to `danger`. */
  readonly tone?: 'danger' | 'info';
};
