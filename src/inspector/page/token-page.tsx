import { Key16Regular } from '@fluentui/react-icons/headless/svg/key';
import { useRef, useState } from 'react';
import type { InspectorEffects } from '../../defender/probe-api.ts';
import type { Api } from '../../entra/clouds.ts';
import { holdsLastingSecret } from '../../token/find-tokens.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ComparisonView } from '../comparison/comparison-view.tsx';
import { planComparison } from '../comparison/plan-comparison.ts';
import { SignatureLine } from '../findings/signature-line.tsx';
import { useTokenProofs } from '../findings/use-token-proofs.ts';
import { ProblemNotice } from '../input/problem-notice.tsx';
import { isSecret, type PastedToken, readPasted } from '../input/read-pasted.ts';
import { TokenBox } from '../input/token-box.tsx';
import { useIdleness } from '../input/use-idleness.ts';
import { usePageLeaving } from '../input/use-page-leaving.ts';
import { IDLE_MINUTES } from '../input/watch-idleness.ts';
import { AcquisitionList } from '../tokens/acquisition-list.tsx';
import { tenantNames } from '../tokens/tenant-names.ts';
import {
  filedEntries,
  isReadable,
  listedEntries,
  shownEntry,
  type TokenEntry,
  tokenEntries,
} from '../tokens/token-entries.ts';
import { TokenEntryList } from '../tokens/token-entry-list.tsx';
import { useHeldTokens } from '../tokens/use-held-tokens.ts';
import { useRenewal } from '../tokens/use-renewal.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import type { Deployment, InspectorSession } from './inspector-session.ts';
import styles from './token-page.module.css';
import { TokenReport } from './token-report.tsx';

/**
 * The token inspector. Works signed out. What is pasted is decoded here, stays in this component's memory and goes with
 * `Wipe`, with leaving the page, with the component, and when nothing was done for a while. Its expiry takes nothing away:
 * that it has expired is what one may want to read. Everything that typing and `Inspect` need is loaded with it; a
 * request is made only when `Verify signature`, `Ask the API` or `Renew now` is pressed.
 *
 * Give it a `key` that changes when somebody signs in or out: that wipes it.
 */
export function TokenPage(props: {
  session: InspectorSession;
  deployment: Deployment;
  effects: InspectorEffects;
  /** The name a tenant goes by, or the id itself where none is known. */
  tenantName: (tenantId: string) => string;
  knownTenants: readonly { readonly tenantId: string }[];
  describeFailure: (error: unknown) => FailureMessage;
  /** What failed was for `api`, whichever one the rest of the app reads from. */
  onFailureAction: (action: FailureAction, error: unknown, api: Api) => void;
  /** What to quote to support about this session, as text. */
  supportBundle: () => string;
}) {
  const { session, deployment } = props;
  const [pasted, setPasted] = useState<readonly PastedToken[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const { held: answer, refresh } = useHeldTokens(session.heldTokens);
  const proofs = useTokenProofs(props.effects, deployment.cloud);
  const renewal = useRenewal(session.renew, refresh);
  const held = answer ?? [];
  const tenants = tenantNames(props.tenantName, [...props.knownTenants, ...held]);
  const entries = tokenEntries(held, pasted);
  const readable = entries.filter(isReadable);
  const shown = shownEntry(entries, chosen);
  const listed = filedEntries(listedEntries(entries));
  const [first, second] = (compared ?? []).map((key) => readable.find((entry) => entry.key === key));
  const isComparing = first !== undefined && second !== undefined;
  const acquisitions = session.acquisitions();

  function clearBox() {
    if (box.current !== null) box.current.value = '';
  }
  function show(tokens: readonly PastedToken[], keys: readonly [string, string] | null) {
    const isSaid = tokens.some(isSecret);
    const isWorthMore = !isSaid && holdsLastingSecret(box.current?.value ?? '');
    setPasted(tokens);
    setCompared(keys);
    setHint(
      isWorthMore ? 'Emptied: it held a client secret or a refresh token, worth more than an access token.' : null,
    );
    if (isWorthMore || isSaid) clearBox();
  }
  function forget() {
    clearBox();
    show([], null);
    setChosen(null);
    proofs.forget();
  }
  usePageLeaving(forget);
  useIdleness(props.effects.clock, () => {
    if (pasted.length === 0 && !box.current?.value) return;
    forget();
    setHint(`Wiped: nothing was done here for ${IDLE_MINUTES} minutes.`);
  });

  function renewalOf(entry: TokenEntry) {
    const { renewableFor: api, expectedTenantId: tenantId, key } = entry;
    if (api === null || tenantId === null) return null;
    const failure = renewal.failure(key);
    const start = () => void renewal.start(key, tenantId, api);
    return {
      isBusy: renewal.isBusy(key),
      failure: failure === null ? null : props.describeFailure(failure),
      onFailureAction: (action: FailureAction) =>
        action === 'retry' ? start() : props.onFailureAction(action, failure, api),
      start,
    };
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Token inspector</PageHeading>
        <p>
          What a token opens, why not, and what to do about it.{' '}
          {shown === null || !isReadable(shown) || isComparing ? (
            <>
              Decoding proves nothing: every token here is <strong>not verified</strong>.
            </>
          ) : (
            <SignatureLine proof={proofs.proofOf(shown)} onVerify={() => void proofs.verify(shown)} />
          )}
        </p>
      </header>
      <div className={styles.body}>
        <div className={styles.side}>
          <TokenBox
            box={box}
            hint={hint}
            onInspect={(text) => {
              proofs.forget();
              show(readPasted(text), null);
              setChosen(null);
            }}
            onCompare={(text) => {
              const plan = planComparison(text, pasted, entries, shown);
              show(plan.pasted, plan.compared);
              if (plan.compared === null) setHint('Two tokens are needed: paste another one and press Compare.');
            }}
            onWipe={forget}
          />
          {listed.length === 0 && acquisitions.length === 0 ? null : (
            <div className={styles.tokens} data-several={pasted.length > 1}>
              {listed.length === 0 ? null : (
                <TokenEntryList
                  entries={listed}
                  shown={isComparing ? null : (shown?.key ?? null)}
                  tenants={tenants}
                  onChoose={(entry) => {
                    setChosen(entry.key);
                    setCompared(null);
                  }}
                />
              )}
              {acquisitions.length === 0 ? null : (
                <>
                  <AcquisitionList acquisitions={session.acquisitions} tenants={tenants} />
                  <div className={styles.support}>
                    <CopyTextButton text={props.supportBundle}>Copy support bundle</CopyTextButton>
                    <p>Codes, ids, times and addresses for support. No token, no name.</p>
                  </div>
                </>
              )}
            </div>
          )}
        </div>
        <div className={styles.main}>
          {isComparing ? (
            <ComparisonView
              first={first}
              second={second}
              entries={readable}
              tenants={tenants}
              onPick={(one, other) => setCompared([one, other])}
              onClose={() => setCompared(null)}
            />
          ) : shown === null ? (
            answer !== null && (
              <EmptyState icon={<Key16Regular />} title="No token inspected yet">
                <p>
                  Paste one and press Inspect. Once you are signed in, the tokens of your session stand beside the box.
                </p>
              </EmptyState>
            )
          ) : isReadable(shown) ? (
            <TokenReport
              key={shown.key}
              entry={shown}
              proof={proofs.proofOf(shown)}
              signedInTenantId={session.signedInTenantId}
              tenants={tenants}
              deployment={deployment}
              onAsk={() => void proofs.ask(shown)}
              renewal={renewalOf(shown)}
            />
          ) : (
            !shown.decoded.ok && <ProblemNotice problem={shown.decoded.problem} />
          )}
        </div>
      </div>
    </div>
  );
}
