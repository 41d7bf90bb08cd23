import { useState } from 'react';
import type { KeepableToken } from '../../access/kept/keepable-token.ts';
import { type ProbeOutcome, probeTarget } from '../../defender/probe-api.ts';
import { SECOND_MS } from '../../std/time.ts';
import type { KnownNames } from '../../token/consent-link.ts';
import { cureFor } from '../../token/cure.ts';
import { findingsOf } from '../../token/findings.ts';
import { type InspectedToken, inspectToken, isSignatureVerified } from '../../token/inspect-token.ts';
import { decidingVerdict, judgeToken, type Verdict } from '../../token/verdicts.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ClaimTable } from '../claims/claim-table.tsx';
import { FindingList } from '../findings/finding-list.tsx';
import { keepActionFor } from '../kept/keep-action.ts';
import { probeOutcomeText } from '../proof/probe-outcome-text.ts';
import type { TokenProof } from '../proof/use-token-proofs.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { CurePanel } from '../verdicts/cure-panel.tsx';
import { DecidingVerdict } from '../verdicts/deciding-verdict.tsx';
import { decidingVerdictText } from '../verdicts/deciding-verdict-text.ts';
import { probedVerdictText } from '../verdicts/probed-verdict.ts';
import { VerdictActions } from '../verdicts/verdict-actions.tsx';
import { VerdictTable } from '../verdicts/verdict-table.tsx';
import type { Deployment } from './inspector-session.ts';
import styles from './token-report.module.css';

/** The state of renewing the inspected token. */
export type Renewal = {
  readonly isBusy: boolean;
  readonly failure: FailureMessage | null;
  readonly onFailureAction: (action: FailureAction) => void;
  readonly start: () => void;
};

/** Where the cure is expanded: below the deciding verdict or below the table. */
type CurePlace = 'verdict' | 'table';

/** For the demo: a copied command with its fictional ids would reach the real Entra ID. */
const PLACEHOLDERS: KnownNames = { tenantId: null, clientId: null, redirectUri: null };

/** The full report on one token, updated every second: the deciding verdict first, the claims last. */
export function TokenReport(props: {
  entry: ReadableEntry;
  proof: TokenProof;
  signedInTenantId: string | null;
  tenants: TenantNames;
  deployment: Deployment;
  onProbe: () => void;
  /** `null` for a token that this session cannot renew. */
  renewal: Renewal | null;
  /** Keeps the token for this tab; `null` for a token that is not pasted. */
  onKeep: ((facts: KeepableToken) => void) | null;
}) {
  const { entry, proof, tenants, deployment, renewal } = props;
  const { cloud } = deployment;
  const token = entry.decoded.value;
  const [expandedCure, setExpandedCure] = useState<{ readonly verdict: Verdict; readonly place: CurePlace } | null>(
    null,
  );
  const now = useNow(SECOND_MS);
  const inspected = inspectToken(token, {
    now,
    expectedTenantId: entry.expectedTenantId,
    signedInTenantId: props.signedInTenantId,
    signature: proof.signature,
  });
  const findings = findingsOf(inspected);
  const textFromClaims = decidingVerdictText(inspected, tenants.nameOf, cloud);
  const lastResponse = proof.lastConclusiveProbe ?? proof.lastProbe;
  const probe = lastResponse !== null && isOutdated(lastResponse, inspected) ? null : lastResponse;
  const text = probe === null ? textFromClaims : probedVerdictText(textFromClaims, probe, inspected, tenants.nameOf);
  const highlighted = new Set(findings.filter(({ severity }) => severity === 'danger').map(({ evidence }) => evidence));
  const deciding = decidingVerdict(inspected);
  const toggleCure = (verdict: Verdict, place: CurePlace) =>
    setExpandedCure(expandedCure?.place === place && isSame(expandedCure.verdict, verdict) ? null : { verdict, place });
  const curePanel = (place: CurePlace) => {
    const cure = expandedCure?.place === place ? cureFor(expandedCure.verdict, inspected, cloud) : null;
    const tenantId = entry.expectedTenantId ?? props.signedInTenantId;
    const known = deployment.isDemo ? PLACEHOLDERS : { ...deployment, tenantId };
    return cure === null ? null : <CurePanel cure={cure} cloud={cloud} known={known} />;
  };
  const lastProbeText = proof.lastProbe === null ? null : probeOutcomeText(proof.lastProbe);
  const lastRequestId =
    proof.lastProbe === probe || proof.lastProbe?.result.kind !== 'answered' ? null : proof.lastProbe.result.requestId;
  return (
    <>
      {/* The title contains a countdown, so only the kicker is announced. */}
      <LiveRegion message={`Inspected. ${text.kicker}.`} />
      <DecidingVerdict
        text={text}
        actions={
          <VerdictActions
            command={
              cureFor(deciding, inspected, cloud) === null
                ? null
                : { isExpanded: expandedCure?.place === 'verdict', onToggle: () => toggleCure(deciding, 'verdict') }
            }
            probe={
              probeTarget(token, cloud) === null || inspected.kind === 'id'
                ? null
                : { isBusy: proof.isProbing, isRepeated: proof.lastProbe !== null, onProbe: props.onProbe }
            }
            renewal={renewal}
            keep={keepActionFor(inspected, cloud, props.onKeep)}
          />
        }
      >
        {curePanel('verdict')}
      </DecidingVerdict>
      {renewal?.failure == null ? null : <FailureNotice message={renewal.failure} onAction={renewal.onFailureAction} />}
      {lastProbeText?.tone !== 'warning' ? null : (
        <Notice tone="warning" title={lastProbeText.title} role="status">
          <p>{lastProbeText.advice}</p>
          {lastRequestId === null ? null : (
            <p>
              Request ID <InertText text={lastRequestId} maxLength={120} code />
            </p>
          )}
        </Notice>
      )}
      <div>
        <VerdictTable
          verdicts={judgeToken(inspected)}
          isVerified={isSignatureVerified(inspected)}
          probe={probe}
          isCurable={(verdict) => cureFor(verdict, inspected, cloud) !== null}
          expanded={expandedCure?.place === 'table' ? expandedCure.verdict : null}
          onToggleCure={(verdict) => toggleCure(verdict, 'table')}
        />
        {expandedCure?.place === 'table' ? <div className={styles.cure}>{curePanel('table')}</div> : null}
      </div>
      <FindingList findings={findings} inspected={inspected} cloud={cloud} />
      <ClaimTable caption="Claims" part="claims" inspected={inspected} highlighted={highlighted} tenants={tenants} />
      <ClaimTable caption="Header" part="header" inspected={inspected} highlighted={highlighted} tenants={tenants} />
    </>
  );
}

/** Whether the token expired after the response, so that the response says nothing about it any more. */
function isOutdated(response: ProbeOutcome, { lifetime }: InspectedToken): boolean {
  return lifetime.state === 'expired' && lifetime.expiresAt !== null && response.at < lifetime.expiresAt;
}

function isSame(a: Verdict, b: Verdict): boolean {
  return a.api === b.api && a.operation === b.operation;
}
