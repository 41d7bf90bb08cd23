import { APIS } from '../../entra/apis.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { compareTokens, type Difference } from '../../token/compare-tokens.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import type { Verdict } from '../../token/verdicts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import tableStyles from '../../ui/table.module.css';
import { useNow } from '../../ui/use-now.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { OPERATION_NAMES } from '../verdicts/operation-names.ts';
import { CHANGE_LABELS, comparedText, PART_LABELS } from './comparison-labels.ts';
import { comparisonMarkdown, differencesFirst } from './comparison-markdown.ts';
import styles from './comparison-view.module.css';
import { TokenPicker } from './token-picker.tsx';

const MAX_VALUE_LENGTH = 200;
const SIGNS: { readonly [C in Difference['change']]: string } = { added: '+', removed: '−', changed: '±', same: '' };

/** Compares two tokens: first the operations that token 2 adds or loses, then every difference in the claims. */
export function ComparisonView(props: {
  first: ReadableEntry;
  second: ReadableEntry;
  entries: readonly ReadableEntry[];
  tenants: TenantNames;
  onSelect: (first: string, second: string) => void;
  onClose: () => void;
}) {
  const { first, second } = props;
  const now = useNow(10 * SECOND_MS);
  const { differences, gained, lost } = compareTokens(inspect(first, now), inspect(second, now));
  const count = differences.filter(({ change }) => change !== 'same').length;
  const picker = { entries: props.entries, tenants: props.tenants };
  return (
    <section className={styles.view} aria-labelledby="token-comparison">
      <LiveRegion message={count === 1 ? '1 difference found.' : `${count} differences found.`} />
      <div className={styles.head}>
        <h2 id="token-comparison">
          Comparison <span className={styles.count}>{count}</span>
        </h2>
        <div className={styles.tools}>
          {count === 0 ? null : <CopyTextButton text={() => comparisonMarkdown(differences)}>Copy</CopyTextButton>}
          <Button size="small" onClick={props.onClose}>
            Close comparison
          </Button>
        </div>
      </div>
      <div className={styles.pickers}>
        <TokenPicker
          {...picker}
          label="Token 1"
          value={first.key}
          onSelect={(key) => props.onSelect(key, second.key)}
        />
        <TokenPicker
          {...picker}
          label="Token 2"
          value={second.key}
          onSelect={(key) => props.onSelect(first.key, key)}
        />
      </div>
      <div className={styles.outcome}>
        <p>{operationsText('Token 2 adds', gained)}</p>
        <p>{operationsText('Token 2 loses', lost)}</p>
        {gained.length + lost.length > 0 ? null : <p>Both tokens allow the same operations.</p>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className={tableStyles.frame} tabIndex={0} aria-label="Comparison, scrolls">
        <table className={`${tableStyles.table} ${styles.comparison}`} aria-label="Comparison">
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Change</th>
              <th scope="col">Token 1</th>
              <th scope="col">Token 2</th>
            </tr>
          </thead>
          <tbody>
            {differencesFirst(differences).map((difference) => (
              <tr key={keyOf(difference)} data-change={difference.change}>
                <th scope="row">
                  {PART_LABELS[difference.part]}{' '}
                  <span className={styles.claim}>
                    <InertText text={difference.claim} maxLength={MAX_VALUE_LENGTH} code />
                  </span>
                </th>
                <td>
                  <span className={styles.sign} aria-hidden="true">
                    {SIGNS[difference.change]}
                  </span>
                  {CHANGE_LABELS[difference.change]}
                </td>
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
  return text === null ? (
    <span className={styles.none}>None</span>
  ) : (
    <InertText text={text} maxLength={MAX_VALUE_LENGTH} />
  );
}

function inspect(entry: ReadableEntry, now: EpochMs) {
  return inspectToken(entry.decoded.value, { now, expectedTenantId: entry.expectedTenantId });
}

function operationsText(label: string, verdicts: readonly Verdict[]): string | null {
  if (verdicts.length === 0) return null;
  const names = verdicts.map(
    ({ operation, api }) => `${OPERATION_NAMES[operation].toLowerCase()} (${APIS[api].displayName})`,
  );
  return `${label}: ${names.join(', ')}.`;
}

function keyOf({ part, claim, before, after }: Difference): string {
  return [part, claim, before, after].join(' ');
}
