import { APIS } from '../../entra/apis.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { compareTokens, type Difference } from '../../token/compare-tokens.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { Verdict } from '../../token/verdicts.ts';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import tableStyles from '../../ui/table.module.css';
import { useNow } from '../../ui/use-now.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { TokenPicker } from '../tokens/token-picker.tsx';
import { OPERATION_NAMES } from '../verdicts/operation-names.ts';
import { CHANGE_WORDS, comparedText, PART_NAMES } from './comparison-labels.ts';
import styles from './comparison-view.module.css';

const MAX_VALUE = 200;

/** Two tokens beside each other: what the second opens that the first does not, then every difference. */
export function ComparisonView(props: {
  first: ReadableEntry;
  second: ReadableEntry;
  entries: readonly ReadableEntry[];
  tenants: TenantNames;
  onPick: (first: string, second: string) => void;
  onClose: () => void;
}) {
  const { first, second } = props;
  const now = useNow(10 * SECOND_MS);
  const { differences, opened, closed } = compareTokens(inspect(first, now), inspect(second, now));
  const count = differences.filter(({ change }) => change !== 'same').length;
  const picker = { entries: props.entries, tenants: props.tenants };
  return (
    <section className={styles.view} aria-labelledby="token-comparison">
      <LiveRegion message={`Compared: ${count} differences.`} />
      <div className={styles.head}>
        <h2 id="token-comparison">
          Comparison <span className={styles.count}>{count}</span>
        </h2>
        <Button size="small" onClick={props.onClose}>
          Close comparison
        </Button>
      </div>
      <div className={styles.pickers}>
        <TokenPicker
          {...picker}
          label="First token"
          value={first.key}
          onPick={(key) => props.onPick(key, second.key)}
        />
        <TokenPicker
          {...picker}
          label="Second token"
          value={second.key}
          onPick={(key) => props.onPick(first.key, key)}
        />
      </div>
      <div className={styles.outcome}>
        <p>{outcome('The second also opens', opened)}</p>
        <p>{outcome('The second no longer opens', closed)}</p>
        {opened.length + closed.length > 0 ? null : <p>Both open the same of these APIs’ operations.</p>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={tableStyles.frame} tabIndex={0} aria-label="Comparison, scrolls">
        <table className={`${tableStyles.table} ${styles.comparison}`} aria-label="Comparison">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Change</th>
              <th scope="col">First</th>
              <th scope="col">Second</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={keyOf(difference)} data-change={difference.change}>
                <th scope="row">
                  {PART_NAMES[difference.part]}{' '}
                  <span className={styles.claim}>
                    <InertText text={difference.claim} maxLength={40} code />
                  </span>
                </th>
                <td>{CHANGE_WORDS[difference.change]}</td>
                <td>
                  <Side difference={difference} value={difference.before} />
                </td>
                <td>
                  <Side difference={difference} value={difference.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Side(props: { difference: Difference; value: string | number | null }) {
  const text = comparedText(props.difference.part, props.value);
  return text === null ? <span className={styles.none}>None</span> : <InertText text={text} maxLength={MAX_VALUE} />;
}

function inspect(entry: ReadableEntry, now: EpochMs) {
  return inspectToken(entry.decoded.value, { now, expectedTenantId: entry.expectedTenantId });
}

function outcome(words: string, verdicts: readonly Verdict[]): string | null {
  if (verdicts.length === 0) return null;
  const names = verdicts.map(
    ({ operation, api }) => `${OPERATION_NAMES[operation].toLowerCase()} (${APIS[api].displayName})`,
  );
  return `${words}: ${names.join(', ')}.`;
}

function keyOf({ part, claim, before, after }: Difference): string {
  return [part, claim, before, after].join(' ');
}
