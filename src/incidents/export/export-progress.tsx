import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Reading on for an export: how far, and a way out. The count is not announced: it changes with every page. */
export function ExportProgress(props: { loaded: number; format: string; onCancel: () => void }) {
  return (
    <Notice
      tone="info"
      layout="band"
      label="Export"
      title={`Reading on before the ${props.format.toUpperCase()} export`}
      actions={
        <Button size="small" onClick={props.onCancel}>
          Cancel export
        </Button>
      }
    >
      <p>{props.loaded.toLocaleString('en')} incidents so far. How many there are is known at the end.</p>
    </Notice>
  );
}
