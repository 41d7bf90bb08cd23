import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { CurrentConfiguration } from '../registration/configuration-draft.ts';
import type { SetupChoices } from '../setup-choices.ts';
import styles from '../setup-layout.module.css';
import stepStyles from '../setup-steps.module.css';
import { AbsentRecipeNotice } from './absent-recipe-notice.tsx';
import { ProgramSteps } from './program-steps.tsx';
import { RecipeForm } from './recipe-form.tsx';
import { CREDENTIAL_LABELS, LANGUAGE_LABELS, recipeRequirement } from './recipe-labels.ts';
import { idProblem, type RecipeIds, recipeValues } from './recipe-values.ts';
import { type Recipe, type RecipeScript, recipeFor } from './recipes.ts';
import { TrapList } from './trap-list.tsx';

/**
 * Scripts that get an application token outside the browser, for every combination of language and credential that exists.
 * Secrets and certificates never enter the page.
 */
export function ApplicationTokenTab(props: {
  choices: SetupChoices;
  onChoose: (change: Partial<SetupChoices>) => void;
  configured: CurrentConfiguration;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { choices, configured } = props;
  const [ids, setIds] = useState<RecipeIds>({
    clientId: '',
    tenant: configured.tenant === 'organizations' ? '' : configured.tenant,
    thumbprint: '',
  });
  const values = recipeValues(choices, ids);
  const recipe = recipeFor(choices, values);
  const title = `${LANGUAGE_LABELS[choices.language]} with a ${CREDENTIAL_LABELS[choices.credential].toLowerCase()}`;
  return (
    <div className={styles.body}>
      <RecipeForm
        choices={choices}
        onChoose={props.onChoose}
        ids={ids}
        onIds={(change) => setIds({ ...ids, ...change })}
        values={values}
      />
      <div className={styles.main}>
        <div className={styles.blockHead}>
          <h2>{title}</h2>
          <p className={styles.tools}>
            <Badge>{APIS[choices.api].displayName}</Badge> <Badge>{CLOUDS[choices.cloud].displayName}</Badge>
          </p>
        </div>
        {recipe.kind === 'absent' ? (
          <AbsentRecipeNotice recipe={recipe} onChoose={props.onChoose} />
        ) : (
          <RecipeBlocks
            recipe={recipe}
            missing={missingIds(recipe, choices, ids)}
            requirement={recipeRequirement(choices.language, choices.credential)}
            onDownload={props.onDownload}
          />
        )}
        {recipe.kind === 'absent' ? null : (
          <>
            <Notice tone="warning" title="This token covers the whole tenant">
              <p>
                No user and no Defender role limits it, and you can’t revoke it before it expires. Don’t put it in a
                mail or a ticket.
              </p>
            </Notice>
            <section className={styles.next} aria-labelledby="program-steps">
              <h2 id="program-steps">Before the first run</h2>
              <ProgramSteps choices={choices} />
            </section>
          </>
        )}
        <TrapList api={choices.api} />
      </div>
    </div>
  );
}

/** The ids that this recipe contains and that are still missing or malformed, by name. */
function missingIds(recipe: Recipe, choices: SetupChoices, ids: RecipeIds): string | null {
  const names = { clientId: 'client ID', tenant: 'tenant', thumbprint: 'thumbprint' } as const;
  const missing = (['clientId', 'tenant', 'thumbprint'] as const).filter(
    (id) =>
      recipe.token.text.includes(`<${id === 'clientId' ? 'client-id' : id}>`) &&
      choices.credential !== 'managed-identity',
  );
  if (missing.length === 0) return null;
  const isWrong = missing.some((id) => idProblem(id, ids[id]) !== null);
  return isWrong ? 'Fix the highlighted values.' : `Enter the ${missing.map((id) => names[id]).join(' and ')}.`;
}

function RecipeBlocks(props: {
  recipe: Recipe;
  missing: string | null;
  requirement: string;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { recipe, missing } = props;
  const download = (script: RecipeScript) => (
    <Button
      icon={<ArrowDownload16Regular />}
      disabledReason={script === recipe.token && missing !== null ? missing : undefined}
      onClick={() => props.onDownload({ name: script.fileName, text: script.text })}
    >
      Download {script.fileName}
    </Button>
  );
  return (
    <>
      <CodeBlock label={recipe.token.fileName} text={recipe.token.text.trimEnd()} unfinished={missing !== null} />
      <div className={stepStyles.actions}>
        {download(recipe.token)}
        <Link to={ROUTES.token} className={buttonClass()}>
          Inspect the token
        </Link>
        <span className={styles.hint}>{props.requirement} Prints the token and nothing else.</span>
      </div>
      <section className={styles.next} aria-labelledby="list-recipe">
        <h2 id="list-recipe">List incidents with it</h2>
        <CodeBlock label={recipe.list.fileName} text={recipe.list.text.trimEnd()} />
        <div className={stepStyles.actions}>{download(recipe.list)}</div>
        <p className={styles.hint}>Run both in one line. The token passes through the pipe and is saved nowhere.</p>
        <CodeBlock label="command" text={recipe.run} />
      </section>
    </>
  );
}
