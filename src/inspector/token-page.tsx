import { Key16Regular } from '@fluentui/react-icons/headless/svg/key';
import { useRef, useState } from 'react';
import type { HeldToken } from '../access/access-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { isSecret, type PastedToken, readPasted } from './read-pasted.ts';
import { tenantNames } from './tenant-names.ts';
import { TokenBox } from './token-box.tsx';
import { TokenLaneList } from './token-lane-list.tsx';
import { listedLanes, shownLane, tokenLanes } from './token-lanes.ts';
import styles from './token-page.module.css';
import { TokenReport } from './token-report.tsx';
import { useHeldTokens } from './use-held-tokens.ts';
import { usePageLeaving } from './use-page-leaving.ts';

/**
 * The token inspector. Works signed out and asks nobody anything: what is pasted is decoded here, stays in this
 * component's memory and goes with `Wipe`, with leaving the page and with the component. Everything it needs is
 * loaded with it, so from the moment the box is there nothing is requested.
 *
 * Give it a `key` that changes when somebody signs in or out: that wipes it.
 */
export function TokenPage(props: {
  heldTokens: () => Promise<readonly HeldToken[]>;
  /** The name a tenant goes by, or the id itself where none is known. */
  tenantName: (tenantId: string) => string;
  knownTenants: readonly { readonly tenantId: string }[];
}) {
  const [pasted, setPasted] = useState<readonly PastedToken[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const answer = useHeldTokens(props.heldTokens);
  const held = answer ?? [];
  const tenants = tenantNames(props.tenantName, [...props.knownTenants, ...held]);
  const lanes = tokenLanes(held, pasted);
  const shown = shownLane(lanes, chosen);
  const listed = listedLanes(lanes);

  function clearBox() {
    if (box.current !== null) box.current.value = '';
  }
  function forget() {
    clearBox();
    setPasted([]);
    setChosen(null);
  }
  usePageLeaving(forget);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Token inspector</PageHeading>
        <p>
          What a token opens, why not, and what to do about it. Decoding proves nothing: every token here is{' '}
          <strong>not verified</strong>.
        </p>
      </header>
      <div className={styles.body}>
        <div className={styles.side}>
          <TokenBox
            box={box}
            onInspect={(text) => {
              const read = readPasted(text);
              setPasted(read);
              setChosen(null);
              if (read.some(isSecret)) clearBox();
            }}
            onWipe={forget}
          />
          {listed.length === 0 ? null : (
            <TokenLaneList
              lanes={listed}
              shown={shown?.key ?? null}
              tenants={tenants}
              onChoose={(lane) => setChosen(lane.key)}
            />
          )}
        </div>
        <div className={styles.main}>
          {shown === null ? (
            answer !== null && (
              <EmptyState icon={<Key16Regular />} title="No token inspected yet">
                <p>
                  Paste one and press Inspect. Once you are signed in, the tokens of your session stand beside the box.
                </p>
              </EmptyState>
            )
          ) : shown.decoded.ok ? (
            <TokenReport
              key={shown.key}
              token={shown.decoded.value}
              expectedTenantId={shown.expectedTenantId}
              tenants={tenants}
            />
          ) : (
            <ProblemNotice problem={shown.decoded.problem} />
          )}
        </div>
      </div>
    </div>
  );
}
