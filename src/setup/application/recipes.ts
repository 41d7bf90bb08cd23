import type { RecipeCredential, RecipeLanguage, SetupChoices } from '../setup-choices.ts';
import { AZURE_CLI_RECIPES } from './azure-cli-recipes.ts';
import { CSHARP_RECIPES, csharpListRecipe } from './csharp-recipes.ts';
import { NODE_RECIPES, nodeListRecipe } from './node-recipes.ts';
import { POWERSHELL_RECIPES, powerShellListRecipe } from './powershell-recipes.ts';
import { PYTHON_RECIPES, pythonListRecipe } from './python-recipes.ts';
import type { RecipeValues } from './recipe-values.ts';
import { SHELL_RECIPES, shellListRecipe } from './shell-recipes.ts';

/** A script that prints an access token and nothing else, and one that lists incidents with it. */
export type Recipe = {
  readonly kind: 'recipe';
  readonly token: RecipeScript;
  /** Reads the token from the first script through a pipe. */
  readonly list: RecipeScript;
  /** Runs both, from the folder that they are in. */
  readonly run: string;
};

export type RecipeScript = { readonly fileName: string; readonly text: string };

/** A combination without a recipe: why, and the nearest choices that have one. */
export type AbsentRecipe = {
  readonly kind: 'absent';
  readonly title: string;
  readonly reason: string;
  readonly alternatives: readonly Partial<Pick<SetupChoices, 'language' | 'credential' | 'reach'>>[];
};

type Lines = (values: RecipeValues) => readonly string[];

type LanguageRecipes = {
  readonly token: { readonly [Credential in RecipeCredential]?: Lines };
  readonly list: Lines;
  readonly extension: string;
  readonly command: string;
};

const LANGUAGES: { readonly [Language in RecipeLanguage]: LanguageRecipes } = {
  shell: { token: SHELL_RECIPES, list: shellListRecipe, extension: 'sh', command: 'sh ' },
  powershell: { token: POWERSHELL_RECIPES, list: powerShellListRecipe, extension: 'ps1', command: './' },
  'azure-cli': { token: AZURE_CLI_RECIPES, list: shellListRecipe, extension: 'sh', command: 'sh ' },
  python: { token: PYTHON_RECIPES, list: pythonListRecipe, extension: 'py', command: 'python3 ' },
  node: { token: NODE_RECIPES, list: nodeListRecipe, extension: 'mjs', command: 'node ' },
  csharp: { token: CSHARP_RECIPES, list: csharpListRecipe, extension: 'cs', command: 'dotnet run ' },
};

type RecipeChoices = Pick<SetupChoices, 'reach' | 'language' | 'credential'>;

/** The recipe for a combination of choices, or why there is none. */
export function recipeFor(choices: RecipeChoices, values: RecipeValues): Recipe | AbsentRecipe {
  const absence = absenceOf(choices);
  if (absence !== null) return { kind: 'absent', ...absence };
  const { token, list, extension, command } = LANGUAGES[choices.language];
  const lines = token[choices.credential];
  if (lines === undefined) throw new Error(`${choices.language} has no recipe with ${choices.credential}`);
  const script = (name: string, content: readonly string[]) => ({
    fileName: `${name}.${extension}`,
    text: `${content.join('\n')}\n`,
  });
  const scripts = { token: script('get-token', lines(values)), list: script('list-incidents', list(values)) };
  const run = `${command}${scripts.token.fileName} | ${command}${scripts.list.fileName}`;
  return { kind: 'recipe', ...scripts, run };
}

/** Why a combination has no recipe, or `null` if it has one. */
export function absenceOf(choices: RecipeChoices): Omit<AbsentRecipe, 'kind'> | null {
  const { language, credential } = choices;
  if (credential === 'managed-identity' && choices.reach === 'any-organisation')
    return {
      title: 'No recipe: a managed identity belongs to one tenant',
      reason: 'Entra issues its tokens for that tenant only. For customers, use a multi-tenant app with a certificate.',
      alternatives: [{ credential: 'certificate' }, { reach: 'one-tenant' }],
    };
  if (language === 'azure-cli' && credential === 'secret')
    return {
      title: 'No recipe: Azure CLI takes a secret as an argument only',
      reason: 'Every process on the machine can read arguments. Azure CLI reads a certificate from a file instead.',
      alternatives: [{ credential: 'certificate' }, { language: 'shell' }],
    };
  if (language === 'python' && credential === 'certificate')
    return {
      title: 'No recipe: Python’s standard library can’t sign with a private key',
      reason: 'Entra requires a signed assertion. The shell and Node.js can create one without other packages.',
      alternatives: [{ language: 'shell' }, { language: 'node' }],
    };
  return null;
}
