import type { Incident } from '../defender/incident.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import styles from './incident-page.module.css';
import { inertJson } from './inert-json.ts';

/** The incident as the API sent it, with nothing left out; characters that hide are written as escapes. */
export function JsonPanel(props: { incident: Incident }) {
  return (
    <div className={styles.pane}>
      <CodeBlock text={inertJson(props.incident.raw)} label="JSON of the incident" />
    </div>
  );
}
