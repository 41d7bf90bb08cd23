import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { evidenceMarkdown, evidenceTsv } from './evidence-copy.ts';
import type { ListedEvidence } from './evidence-list.ts';

/** Copies the visible evidence as a table, defanged. */
export function EvidenceCopyMenu(props: { pieces: readonly ListedEvidence[] }) {
  const { pieces } = props;
  const { state, copy } = useCopy();
  const { toast, showToast } = useToast();
  const copyTable = async (text: string) => {
    if ((await copy(text)) !== 'copied') return;
    showToast(
      pieces.length === 1 ? '1 row copied, defanged' : `${pieces.length.toLocaleString('en')} rows copied, defanged`,
    );
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <>
            <Copy16Regular />
            Copy as table
          </>
        }
      >
        <MenuItem note="Tickets and chats" onChoose={() => void copyTable(evidenceMarkdown(pieces))}>
          Markdown
        </MenuItem>
        <MenuItem note="Spreadsheets" onChoose={() => void copyTable(evidenceTsv(pieces))}>
          Tab-separated
        </MenuItem>
      </Menu>
      {state === 'failed' ? <p role="alert">Table not copied: the browser blocked clipboard access.</p> : null}
      {toast}
    </>
  );
}
