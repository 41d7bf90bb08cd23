import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { APIS } from '../../entra/apis.ts';
import { denialOf } from '../../token/denial.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import type { Verdict } from '../../token/verdicts.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { isConclusive, probedListing, probeOutcomeText } from '../proof/probe-outcome-text.ts';
import type { DecidingVerdictText } from './deciding-verdict-text.ts';

/**
 * Merges a response of the API into the verdict read from the claims. A conclusive response overrides the verdict; any
 * other is only shown beside it. A 403 and the claims together name one reason.
 */
export function probedVerdictText(
  text: DecidingVerdictText,
  probe: ProbeOutcome,
  inspected: InspectedToken,
  tenantName: (tenantId: string) => string,
): DecidingVerdictText {
  const comparison = [...text.comparison.filter(({ name }) => !PROBE_NAMES.includes(name)), ...probeFacts(probe)];
  if (!isConclusive(probe)) return { ...text, comparison };
  const denied = deniedText({ ...text, comparison }, probe, inspected, tenantName);
  if (denied !== null) return denied;
  const { tone, kicker, title, advice } = probeOutcomeText(probe);
  const isGood = tone === 'success';
  return {
    ...text,
    tone,
    kicker,
    // The title from the claims is more specific: it names the tenant and the API.
    title: isGood && (text.tone === 'success' || text.tone === 'info') ? text.title : title,
    comparison,
    cure: isGood ? null : (advice ?? text.cure),
  };
}

/** The one reason for a 403; `null` for another response, or if more than one reason is left. */
function deniedText(
  text: DecidingVerdictText,
  { api, result }: ProbeOutcome,
  inspected: InspectedToken,
  tenantName: (tenantId: string) => string,
): DecidingVerdictText | null {
  if (result.kind !== 'answered' || result.status !== 403) return null;
  const { apiCode } = result;
  const denial = denialOf({ api, operation: 'list-incidents', apiCode, apiMessage: null }, inspected);
  const denied = { ...text, tone: 'danger', kicker: 'Access denied (403)', scope: null } as const;
  switch (denial.code) {
    case 'permission':
      // The claims name the missing permission already; the response confirms it.
      return { ...text, tone: 'danger', kicker: 'Missing permission (403)' };
    case 'no-role': {
      const { tenantId } = inspected.claims;
      const name = tenantId === null ? null : tenantName(tenantId);
      const where = name === null ? '' : ` in ${name === tenantId ? 'tenant ' : ''}${inertTextOf(name, 60)}`;
      return {
        ...denied,
        title: `This account has no Defender role${where}.`,
        comparison: [
          { name: 'Permission in the token', value: { kind: 'names', names: [denial.permission] } },
          { name: 'Defender role', value: { kind: 'text', text: 'None that can view incidents' } },
          ...text.comparison.filter(({ name }) => PROBE_NAMES.includes(name)),
        ],
        cure: 'Ask an administrator for the role Security Reader, or a Defender role that can view incidents. Signing in again won’t help.',
      };
    }
    case 'role-insufficient':
      return {
        ...denied,
        title: 'The API accepted the token but denied access.',
        cure: `The token has the permission and the role ${denial.roles.join(', ')}, so the tenant restricts this data in Defender itself, or removed the role recently. Ask an administrator to check the Defender roles of this account.`,
      };
    case 'feature-disabled':
      return {
        ...denied,
        title: `${APIS[api].displayName} is turned off in this tenant.`,
        cure: 'The account and the token are fine. Ask an administrator of the tenant to turn the service on.',
      };
    case 'operation-disallowed':
      return {
        ...denied,
        title: `${APIS[api].displayName} doesn’t allow this request in this tenant.`,
        cure: 'No role or permission changes that. Ask an administrator of the tenant.',
      };
    case 'licence':
    case 'unknown':
      return null;
  }
}

/**
 * The outcome of one verdict according to a response to a list request; `null` if the response says nothing about it.
 * `isMeasured` is false if the outcome only follows from the response: reading one incident takes the same permission and
 * role as listing them, and no operation works with a token that the API rejects.
 */
export function probedAnswer(
  verdict: Verdict,
  probe: ProbeOutcome | null,
): { readonly answer: 'yes' | 'no'; readonly isMeasured: boolean; readonly status: number } | null {
  if (probe === null || verdict.api !== probe.api || probe.result.kind !== 'answered') return null;
  const answer = probedListing(probe);
  if (answer === null) return null;
  const { status } = probe.result;
  if (verdict.operation === 'list-incidents') return { answer, isMeasured: true, status };
  if (verdict.operation === 'read-incident' || (status === 401 && verdict.reason.code !== 'no-such-operation')) {
    return { answer, isMeasured: false, status };
  }
  // Changing an incident takes a role that can view it. A permission that is missing anyway stays the reason.
  const isChange = verdict.operation === 'update-incident' || verdict.operation === 'comment-incident';
  return status === 403 && isChange && verdict.answer !== 'no' ? { answer, isMeasured: false, status } : null;
}

const PROBE_NAMES: readonly string[] = ['API response', 'Request ID'];

function probeFacts({ result, latencyMs }: ProbeOutcome): DecidingVerdictText['comparison'] {
  if (result.kind !== 'answered') return [];
  const code = result.apiCode === null ? '' : ` ${result.apiCode}`;
  return [
    { name: 'API response', value: { kind: 'text', text: `${result.status}${code} in ${latencyMs} ms` } },
    ...(result.requestId === null
      ? []
      : [{ name: 'Request ID', value: { kind: 'names' as const, names: [result.requestId] } }]),
  ];
}
