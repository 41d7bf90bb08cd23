import { SECOND_MS } from '../std/time.ts';
import type { DecodedToken } from '../token/decode-token.ts';
import { findingsOf } from '../token/findings.ts';
import { inspectToken } from '../token/inspect-token.ts';
import { judgeToken } from '../token/verdicts.ts';
import { LiveRegion } from '../ui/live-region.tsx';
import { useNow } from '../ui/use-now.ts';
import { ClaimTable } from './claim-table.tsx';
import { FindingList } from './finding-list.tsx';
import { rulingWords } from './ruling-words.ts';
import type { TenantNames } from './tenant-names.ts';
import { TokenRuling } from './token-ruling.tsx';
import { VerdictTable } from './verdict-table.tsx';

/** Everything there is to say about one token, judged anew every second: the one reason first, the claims last. */
export function TokenReport(props: { token: DecodedToken; expectedTenantId: string | null; tenants: TenantNames }) {
  const now = useNow(SECOND_MS);
  const inspected = inspectToken(props.token, { now, expectedTenantId: props.expectedTenantId });
  const findings = findingsOf(inspected);
  const words = rulingWords(inspected, props.tenants.nameOf);
  const alarming = new Set(findings.filter(({ severity }) => severity === 'danger').map(({ evidence }) => evidence));
  return (
    <>
      {/* The kicker does not tick, so nothing is announced twice. */}
      <LiveRegion message={`Inspected. ${words.kicker}.`} />
      <TokenRuling words={words} />
      <VerdictTable verdicts={judgeToken(inspected)} />
      <FindingList findings={findings} />
      <ClaimTable caption="Claims" part="claims" inspected={inspected} alarming={alarming} tenants={props.tenants} />
      <ClaimTable caption="Header" part="header" inspected={inspected} alarming={alarming} tenants={props.tenants} />
    </>
  );
}
