import { useState } from 'react';
import { probeTarget } from '../../defender/probe-api.ts';
import { SECOND_MS } from '../../std/time.ts';
import type { KnownNames } from '../../token/consent-link.ts';
import { cureFor } from '../../token/cure.ts';
import { findingsOf } from '../../token/findings.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { decidingVerdict, judgeToken, type Verdict } from '../../token/verdicts.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ClaimTable } from '../claims/claim-table.tsx';
import { FindingList } from '../findings/finding-list.tsx';
import type { TokenProof } from '../findings/use-token-proofs.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { CurePanel } from '../verdicts/cure-panel.tsx';
import { DecidingVerdict } from '../verdicts/deciding-verdict.tsx';
import { decidingVerdictText } from '../verdicts/deciding-verdict-text.ts';
import { measuredVerdict } from '../verdicts/measured-verdict.ts';
import { probeOutcomeText } from '../verdicts/probe-outcome-text.ts';
import { VerdictActions } from '../verdicts/verdict-actions.tsx';
import { VerdictTable } from '../verdicts/verdict-table.tsx';
import type { Deployment } from './inspector-session.ts';
import styles from './token-report.module.css';

/** What can be done about the shown token. */
export type Renewal = {
  readonly isBusy: boolean;
  readonly failure: FailureMessage | null;
  readonly onFailureAction: (action: FailureAction) => void;
  readonly start: () => void;
};

/** Copied out of the demo, its made-up names would reach the real Entra. */
const NOBODY: KnownNames = { tenantId: null, clientId: null, redirectUri: null };

/** Everything there is to say about one token, judged anew every second: the one reason first, the claims last. */
export function TokenReport(props: {
  entry: ReadableEntry;
  proof: TokenProof;
  signedInTenantId: string | null;
  tenants: TenantNames;
  deployment: Deployment;
  onAsk: () => void;
  /** `null` for a token this session cannot renew. */
  renewal: Renewal | null;
}) {
  const { entry, proof, tenants, deployment, renewal } = props;
  const { cloud } = deployment;
  const token = entry.decoded.value;
  const [chosen, setChosen] = useState<{ readonly verdict: Verdict; readonly at: 'ruling' | 'table' } | null>(null);
  const now = useNow(SECOND_MS);
  const inspected = inspectToken(token, {
    now,
    expectedTenantId: entry.expectedTenantId,
    signedInTenantId: props.signedInTenantId,
    signature: proof.signature,
  });
  const findings = findingsOf(inspected);
  const read = decidingVerdictText(inspected, tenants.nameOf, cloud);
  const ruled = proof.measured ?? proof.answer;
  const words = ruled === null ? read : measuredVerdict(read, ruled);
  const alarming = new Set(findings.filter(({ severity }) => severity === 'danger').map(({ evidence }) => evidence));
  const deciding = decidingVerdict(inspected);
  const toggle = (verdict: Verdict, at: 'ruling' | 'table') =>
    setChosen(chosen?.at === at && isSame(chosen.verdict, verdict) ? null : { verdict, at });
  const panel = (at: 'ruling' | 'table') => {
    const cure = chosen?.at === at ? cureFor(chosen.verdict, inspected, cloud) : null;
    const tenantId = entry.expectedTenantId ?? props.signedInTenantId;
    const known = deployment.isDemo ? NOBODY : { ...deployment, tenantId };
    return cure === null ? null : <CurePanel cure={cure} cloud={cloud} known={known} />;
  };
  const besides = proof.answer === null ? null : probeOutcomeText(proof.answer);
  const besidesId =
    proof.answer === ruled || proof.answer?.result.kind !== 'answered' ? null : proof.answer.result.requestId;
  return (
    <>
      {/* The kicker does not tick, so nothing is announced twice. */}
      <LiveRegion message={`Inspected. ${words.kicker}.`} />
      <DecidingVerdict
        words={words}
        actions={
          <VerdictActions
            command={
              cureFor(deciding, inspected, cloud) === null
                ? null
                : { isShown: chosen?.at === 'ruling', onToggle: () => toggle(deciding, 'ruling') }
            }
            ask={
              probeTarget(token, cloud) === null || inspected.kind === 'id'
                ? null
                : { isBusy: proof.isAsking, isRepeated: proof.answer !== null, onAsk: props.onAsk }
            }
            renewal={renewal}
          />
        }
      >
        {panel('ruling')}
      </DecidingVerdict>
      {renewal?.failure == null ? null : <FailureNotice message={renewal.failure} onAction={renewal.onFailureAction} />}
      {besides?.tone !== 'warning' ? null : (
        <Notice tone="warning" title={besides.title} role="status">
          <p>{besides.advice}</p>
          {besidesId === null ? null : (
            <p>
              Request id <InertText text={besidesId} maxLength={120} code />
            </p>
          )}
        </Notice>
      )}
      <div>
        <VerdictTable
          verdicts={judgeToken(inspected)}
          answer={ruled}
          isCurable={(verdict) => cureFor(verdict, inspected, cloud) !== null}
          shown={chosen?.at === 'table' ? chosen.verdict : null}
          onCure={(verdict) => toggle(verdict, 'table')}
        />
        {chosen?.at === 'table' ? <div className={styles.cure}>{panel('table')}</div> : null}
      </div>
      <FindingList findings={findings} inspected={inspected} cloud={cloud} />
      <ClaimTable caption="Claims" part="claims" inspected={inspected} alarming={alarming} tenants={tenants} />
      <ClaimTable caption="Header" part="header" inspected={inspected} alarming={alarming} tenants={tenants} />
    </>
  );
}

function isSame(one: Verdict, other: Verdict): boolean {
  return one.api === other.api && one.operation === other.operation;
}
