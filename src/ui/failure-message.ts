export type FailureAction =
  | 'retry'
  | 'sign-in'
  | 'switch-api'
  | 'open-setup'
  | 'open-token'
  | 'reload'
  | 'admin-consent';

/** A failure in words: what happened, what to do, what to quote to support, and which ways on there are. */
export type FailureMessage = {
  readonly heading: string;
  readonly advice: string;
  readonly quote: readonly { readonly name: string; readonly value: string }[];
  readonly actions: readonly FailureAction[];
  /** `info` for what somebody chose, which is no failure to them. `danger` where it is missing. */
  readonly tone?: 'danger' | 'info';
};
