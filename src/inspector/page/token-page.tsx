import { KeyRegular } from '@fluentui/react-icons/headless/svg/key';
import { useEffect, useEffectEvent, useState } from 'react';
import type { InspectorEffects } from '../../defender/probe-api.ts';
import type { Api } from '../../entra/clouds.ts';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useStore } from '../../ui/use-store.ts';
import { ComparisonView } from '../comparison/comparison-view.tsx';
import { ProblemNotice } from '../input/problem-notice.tsx';
import { type SampleToken, SampleTokens } from '../input/sample-tokens.tsx';
import { TokenBox } from '../input/token-box.tsx';
import type { KeptTokenAccess } from '../kept/kept-token-access.ts';
import { KeptTokenList } from '../kept/kept-token-list.tsx';
import { SignatureLine } from '../proof/signature-line.tsx';
import { useTokenProofs } from '../proof/use-token-proofs.ts';
import { AcquisitionList } from '../tokens/acquisition-list.tsx';
import { tenantNames } from '../tokens/tenant-names.ts';
import { isReadable, keptEntryKey, listedEntries, sortEntries, type TokenEntry } from '../tokens/token-entries.ts';
import { TokenEntryList } from '../tokens/token-entry-list.tsx';
import { useRenewal, useSessionTokens } from '../tokens/use-session-tokens.ts';
import type { Deployment, InspectorSession } from './inspector-session.ts';
import styles from './token-page.module.css';
import { TokenReport } from './token-report.tsx';
import { useInspectedTokens } from './use-inspected-tokens.ts';

/**
 * The token inspector. Works signed out. Decodes in the browser, and sends a request only when the user clicks `Verify`,
 * `Test with the API` or `Renew now`; typing and `Inspect` load no further code. Give it a `key` that changes on sign-in
 * and sign-out, so that pasted tokens do not outlive the session.
 */
export function TokenPage(props: {
  session: InspectorSession;
  kept: KeptTokenAccess;
  /** Tokens to try; empty outside the demo. */
  samples: readonly SampleToken[];
  deployment: Deployment;
  effects: InspectorEffects;
  /** The tenant's name, or the id if the name is unknown. */
  tenantName: (tenantId: string) => string;
  knownTenants: readonly { readonly tenantId: string }[];
  describeFailure: (error: unknown) => FailureMessage;
  /** `api` is the API of the failed request, which may differ from the app's current one. */
  onFailureAction: (action: FailureAction, error: unknown, api: Api) => void;
  /** Diagnostic details about this session for support, as text. */
  supportBundle: () => string;
}) {
  const { session, deployment, effects } = props;
  const { keptTokens } = props.kept;
  const kept = useStore(keptTokens);
  const [justKept, setJustKept] = useState<string | null>(null);
  const { tokens: sessionTokens, refresh } = useSessionTokens(session.heldTokens);
  const proofs = useTokenProofs(effects, deployment.cloud, session.lastResponseTo);
  const renewal = useRenewal(session.renew, refresh);
  const { inspected, compared, ...tokens } = useInspectedTokens({
    sessionTokens: sessionTokens ?? [],
    keptTokens: kept.flatMap(({ id, tenantId }) => {
      const compact = keptTokens.tokenOf(id);
      return compact === null ? [] : [{ id, tenantId, compact }];
    }),
    clock: effects.clock,
    onForget: proofs.forget,
  });
  const tenants = tenantNames(props.tenantName, [...props.knownTenants, ...(sessionTokens ?? [])]);
  const listed = sortEntries(listedEntries(tokens.entries));
  const acquisitions = session.acquisitions();
  const dropOtherProofs = useEffectEvent(() => proofs.retain(tokens.readable.map(({ compact }) => compact)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the kept tokens may have wiped one
  useEffect(() => dropOtherProofs(), [kept]);

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
          See what a token can do and why not.{' '}
          {inspected === null || !isReadable(inspected) || compared !== null ? (
            'Decoding doesn’t verify a token.'
          ) : (
            <SignatureLine proof={proofs.proofOf(inspected)} onVerify={() => void proofs.verify(inspected)} />
          )}
        </p>
      </header>
      <div className={styles.body}>
        <div className={styles.side}>
          <TokenBox
            box={tokens.box}
            hint={tokens.hint}
            onInspect={tokens.inspect}
            onCompare={tokens.compare}
            onClear={tokens.clear}
          />
          {kept.length === 0 ? null : (
            <KeptTokenList
              kept={props.kept}
              entries={kept}
              selectedKey={compared === null ? (inspected?.key ?? null) : null}
              focusedId={justKept}
              tenants={tenants}
              onSelect={(entry) => tokens.select(keptEntryKey(entry.id))}
              onBringNew={() => tokens.box.current?.focus()}
            />
          )}
          {props.samples.length === 0 ? null : <SampleTokens samples={props.samples} onInspect={tokens.inspect} />}
          {listed.length === 0 && acquisitions.length === 0 ? null : (
            <div className={styles.tokens} data-several={tokens.pastedCount > 1}>
              {listed.length === 0 ? null : (
                <TokenEntryList
                  entries={listed}
                  selectedKey={compared === null ? (inspected?.key ?? null) : null}
                  tenants={tenants}
                  onSelect={(entry) => tokens.select(entry.key)}
                />
              )}
              {acquisitions.length === 0 ? null : (
                <>
                  <AcquisitionList acquisitions={session.acquisitions} tenants={tenants} />
                  <div className={styles.support}>
                    <CopyTextButton text={props.supportBundle}>Copy support bundle</CopyTextButton>
                    <p>Diagnostic details without tokens or names.</p>
                  </div>
                </>
              )}
            </div>
          )}
        </div>
        <div className={styles.main}>
          {compared !== null ? (
            <ComparisonView
              first={compared[0]}
              second={compared[1]}
              entries={tokens.readable}
              tenants={tenants}
              onSelect={tokens.selectCompared}
              onClose={tokens.closeComparison}
            />
          ) : inspected === null ? (
            sessionTokens !== null && (
              <EmptyState icon={<KeyRegular />} title="No token inspected yet">
                <p>Paste a token to inspect it. After you sign in, your session’s tokens are listed here too.</p>
              </EmptyState>
            )
          ) : isReadable(inspected) ? (
            <TokenReport
              key={inspected.key}
              entry={inspected}
              proof={proofs.proofOf(inspected)}
              signedInTenantId={session.signedInTenantId}
              tenants={tenants}
              deployment={deployment}
              onProbe={() => void proofs.probe(inspected)}
              renewal={renewalOf(inspected)}
              onKeep={
                inspected.source !== 'pasted'
                  ? null
                  : (facts) => {
                      keptTokens.keep(facts, inspected.compact);
                      tokens.handOver(inspected, facts.id);
                      setJustKept(facts.id);
                    }
              }
            />
          ) : (
            !inspected.decoded.ok && <ProblemNotice problem={inspected.decoded.problem} />
          )}
        </div>
      </div>
    </div>
  );
}
