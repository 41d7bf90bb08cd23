import { Button } from '../../ui/button.tsx';
import type { Renewal } from '../page/token-report.tsx';

/** What can be pressed beside a ruling. Each only where it makes sense for the token. */
export function VerdictActions(props: {
  command: { readonly isShown: boolean; readonly onToggle: () => void } | null;
  /** `null` where the audience opens no incidents: then no host may see the token, and there is no button. */
  ask: { readonly isBusy: boolean; readonly isRepeated: boolean; readonly onAsk: () => void } | null;
  renewal: Renewal | null;
}) {
  const { command, ask, renewal } = props;
  return (
    <>
      {command === null ? null : (
        <Button pressed={command.isShown} onClick={command.onToggle}>
          Show the command
        </Button>
      )}
      {ask === null ? null : (
        <Button busy={ask.isBusy ? 'Asking…' : undefined} onClick={ask.onAsk}>
          {ask.isRepeated ? 'Ask again' : 'Ask the API'}
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
