import { Button } from '../../ui/button.tsx';

/** The buttons of the deciding verdict. Each is present only if it makes sense for the token. */
export function VerdictActions(props: {
  command: { readonly isExpanded: boolean; readonly onToggle: () => void } | null;
  /** `null` if the audience is none of the incident APIs: no host may receive such a token. */
  probe: { readonly isBusy: boolean; readonly isRepeated: boolean; readonly onProbe: () => void } | null;
  renewal: { readonly isBusy: boolean; readonly start: () => void } | null;
  /** `null` for a token that is not pasted or cannot read incidents. `refusal` says why a readable one cannot be kept. */
  keep: { readonly refusal: string | null; readonly onKeep: () => void } | null;
}) {
  const { command, probe, renewal, keep } = props;
  return (
    <>
      {keep === null ? null : (
        <Button kind="primary" disabledReason={keep.refusal ?? undefined} onClick={keep.onKeep}>
          Keep for this tab
        </Button>
      )}
      {command === null ? null : (
        <Button pressed={command.isExpanded} onClick={command.onToggle}>
          Show command
        </Button>
      )}
      {probe === null ? null : (
        <Button busy={probe.isBusy ? 'Testing…' : undefined} onClick={probe.onProbe}>
          {probe.isRepeated ? 'Test again' : 'Test with the API'}
        </Button>
      )}
      {renewal === null ? null : (
        <Button busy={renewal.isBusy ? 'Renewing…' : undefined} onClick={renewal.start}>
          Renew now
        </Button>
      )}
    </>
  );
}
