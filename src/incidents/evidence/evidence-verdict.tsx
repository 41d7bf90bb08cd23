import { InertText } from '../../ui/inert-text.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { verdictLabel } from '../labels/incident-labels.ts';

const ICONS: ReadonlyMap<string, 'bad' | 'warning' | 'yes'> = new Map([
  ['malicious', 'bad'],
  ['suspicious', 'warning'],
  ['noThreatsFound', 'yes'],
]);

/** Defender's verdict on a piece of evidence. An unfamiliar verdict gets the icon of `unknown`. */
export function EvidenceVerdict(props: { verdict: string }) {
  return (
    <VerdictMark
      verdict={ICONS.get(props.verdict) ?? 'unknown'}
      label={<InertText text={verdictLabel(props.verdict)} maxLength={40} />}
    />
  );
}
