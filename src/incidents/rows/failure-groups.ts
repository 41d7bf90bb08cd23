import type { FailureMessage } from '../../ui/failure-message.ts';
import type { SourceState } from './source-state.ts';

/** Tenants that failed for the same cause, with the message of the first. */
export type FailureGroup<State> = {
  readonly states: readonly State[];
  readonly message: FailureMessage;
};

/** Up to this many failed tenants each have an alert of their own. */
const MOST_SINGLE_FAILURES = 3;
/** A longer list of names ends with a count: the tenant menu marks every failed tenant. */
const MOST_NAMES = 12;

/**
 * Groups the failed tenants for the alerts above the queue: each alone, and beyond three by cause, the largest group first.
 * No failed tenant is left out.
 */
export function failureGroups<State extends Pick<SourceState, 'error' | 'tenantName'>>(
  states: readonly State[],
  describeFailure: (error: unknown) => FailureMessage,
): readonly FailureGroup<State>[] {
  const failed = states.filter(({ error }) => error !== null);
  const isOnly = states.length === 1;
  if (failed.length <= MOST_SINGLE_FAILURES) {
    return failed.map((state) => {
      const message = describeFailure(state.error);
      const heading = isOnly ? message.heading : `${state.tenantName}: ${message.heading}`;
      return { states: [state], message: { ...message, heading } };
    });
  }
  const groups = new Map<string, { readonly states: State[]; readonly message: FailureMessage }>();
  for (const state of failed) {
    const message = describeFailure(state.error);
    const key = causeOf(message);
    const group = groups.get(key) ?? { states: [], message };
    group.states.push(state);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((one, other) => other.states.length - one.states.length)
    .map(({ states: members, message }) => ({ states: members, message: groupMessage(members, message) }));
}

/** The same heading and error number are one cause; the correlation id differs for each request. */
function causeOf({ heading, quote }: FailureMessage): string {
  const number = quote.find(({ name }) => name === 'Error number')?.value ?? '';
  return `${heading} ${number}`;
}

function groupMessage(states: readonly Pick<SourceState, 'tenantName'>[], message: FailureMessage): FailureMessage {
  const [first] = states;
  if (first !== undefined && states.length === 1) {
    return { ...message, heading: `${first.tenantName}: ${message.heading}` };
  }
  const names = states.slice(0, MOST_NAMES).map(({ tenantName }) => tenantName);
  const more = states.length - names.length;
  return {
    heading: `${states.length} tenants: ${message.heading}`,
    advice: `${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}. ${message.advice}`,
    quote: message.quote,
    actions: message.actions,
    ...(message.tone === undefined ? {} : { tone: message.tone }),
  };
}
