import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import {
  type ConfigurationDraft,
  type DraftField,
  type DraftProblem,
  draftedConfiguration,
  serializeConfiguration,
} from './configuration-draft.ts';
import type { SetupChoices } from './setup-choices.ts';
import styles from './setup-steps.module.css';

/** The last step: `config.json` as it comes out of the choices, to download, and where it belongs. */
export function ConfigurationStep(props: {
  choices: SetupChoices;
  draft: ConfigurationDraft;
  problems: { readonly [Field in DraftField]?: DraftProblem };
  redirectUri: string;
}) {
  const { draft, problems } = props;
  const preview = draftedConfiguration(props.choices, {
    ...draft,
    clientId: draft.clientId.trim() === '' ? '(the client id)' : draft.clientId,
    tenant: draft.tenant.trim() === '' ? '(the tenant)' : draft.tenant,
  });
  const missing = Object.values(problems).find((problem) => problem.kind === 'missing');
  const wrong = Object.values(problems).find((problem) => problem.kind === 'wrong');
  return (
    <li>
      <h3>Tell Gatehouse</h3>
      <p>
        Copy the <strong>Application (client) ID</strong> into the form, then put this file beside{' '}
        <code>index.html</code>, as <code>{new URL('config.json', props.redirectUri).href}</code>, and reload.
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
          disabledReason={wrong !== undefined ? 'A value is not right yet.' : missing?.text}
        >
          Download config.json
        </Button>
      </div>
      <p className={styles.hint}>
        Nothing in it is secret, and it is the only way in: no address can set any of it. A wrong value stops the app
        with a page that names it.
      </p>
    </li>
  );
}
