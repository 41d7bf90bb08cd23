export type FailureAction =
  | 'retry'
  | 'sign-in'
  | 'switch-api'
  | 'open-setup'
  | 'open-token'
  | 'new-token'
  | 'reload'
  | 'admin-consent';

/** A failure explained to the user: what happened, what to do, what to quote to support, and the actions on offer. */
export type FailureMessage = {
  readonly heading: string;
  /** The facts that the heading follows from, in order. */
  readonly evidence?: readonly { readonly isMet: boolean; readonly text: string }[];
  readonly advice: string;
  readonly quote: readonly { readonly name: string; readonly value: string }[];
  readonly actions: readonly FailureAction[];
  /** A message to copy for the administrator who can solve this. If present, copying it is the main action. */
  readonly adminRequest?: string;
  /** `info` for the result of the user's own choice, such as a cancelled sign-in. Defaults to `danger`. */
  readonly tone?: 'danger' | 'info';
};
