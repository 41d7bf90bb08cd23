import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SetupChoices } from '../setup-choices.ts';
import { CREDENTIAL_LABELS, LANGUAGE_LABELS } from './recipe-labels.ts';
import type { AbsentRecipe } from './recipes.ts';

/** Explains why a combination has no recipe, and offers the nearest ones that have. */
export function AbsentRecipeNotice(props: { recipe: AbsentRecipe; onChoose: (change: Partial<SetupChoices>) => void }) {
  const { title, reason, alternatives } = props.recipe;
  return (
    <EmptyState
      title={title}
      actions={alternatives.map((change) => (
        <Button key={JSON.stringify(change)} onClick={() => props.onChoose(change)}>
          {alternativeLabel(change)}
        </Button>
      ))}
    >
      {reason}
    </EmptyState>
  );
}

function alternativeLabel(change: AbsentRecipe['alternatives'][number]): string {
  if (change.language !== undefined) return `Use ${LANGUAGE_LABELS[change.language]}`;
  if (change.credential !== undefined) return `Use a ${CREDENTIAL_LABELS[change.credential].toLowerCase()}`;
  return 'Use one tenant';
}
