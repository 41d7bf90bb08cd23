import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import type { SetupChoices } from '../setup-choices.ts';
import styles from '../setup-steps.module.css';
import {
  type ConfigurationDraft,
  type DraftField,
  type DraftProblem,
  draftedConfiguration,
  serializeConfiguration,
} from './configuration-draft.ts';

/** The last step: `config.json` for the choices, to download, and where to put it. */
export function ConfigurationStep(props: {
  choices: SetupChoices;
  draft: ConfigurationDraft;
  problems: { readonly [Field in DraftField]?: DraftProblem };
  redirectUri: string;
}) {
  const { draft, problems } = props;
  const preview = draftedConfiguration(props.choices, {
    ...draft,
    clientId: draft.clientId.trim() === '' ? '(client ID)' : draft.clientId,
    tenant: draft.tenant.trim() === '' ? '(tenant)' : draft.tenant,
  });
  const missing = Object.values(problems).find((problem) => problem.kind === 'missing');
  const wrong = Object.values(problems).find((problem) => problem.kind === 'wrong');
  return (
    <li>
      <h3>Add the configuration</h3>
      <p>
        Enter the client ID from step 1 in the form and download this file. Put it next to <code>index.html</code>, so
        that its URL is <code>{new URL('config.json', props.redirectUri).href}</code>, and reload.
      </p>
      <CodeBlock
        label="config.json"
        text={serializeConfiguration(preview).trimEnd()}
        unfinished={missing !== undefined || wrong !== undefined}
      />
      <div className={styles.actions}>
        <Button
          type="submit"
          kind="primary"
          icon={<ArrowDownload16Regular />}
          disabledReason={wrong !== undefined ? 'Fix the highlighted values.' : missing?.text}
        >
          Download config.json
        </Button>
      </div>
      <p className={styles.hint}>
        The file contains no secrets, and links can’t override it. Invalid values are reported at startup.
      </p>
    </li>
  );
}
