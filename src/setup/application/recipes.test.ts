import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCIDENT_APIS } from '../../entra/apis.ts';
import { CLOUD_NAMES, CLOUDS } from '../../entra/clouds.ts';
import { quoteForPowerShell, quoteForProgram, quoteForShell } from '../quote.ts';
import { RECIPE_CREDENTIALS, RECIPE_LANGUAGES } from '../setup-choices.ts';
import { ID_PLACEHOLDERS, idProblem, recipeValues } from './recipe-values.ts';
import { powerShellWords, programStrings, shellWords } from './recipe-words.fixture.ts';
import { absenceOf, type Recipe, recipeFor } from './recipes.ts';

const IDS = {
  clientId: '0f6a3c1e-5b7d-4e21-9c48-6d2a71b05e93',
  tenant: 'soc.example',
  thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567',
};
const REACHES = ['one-tenant', 'any-organisation'] as const;

const COMBINATIONS = RECIPE_LANGUAGES.flatMap((language) =>
  RECIPE_CREDENTIALS.flatMap((credential) => REACHES.map((reach) => ({ language, credential, reach }))),
);
const EXISTING = COMBINATIONS.filter((choices) => absenceOf(choices) === null);

function recipeOf(choices: (typeof COMBINATIONS)[number], values = recipeValues(GLOBAL_XDR, IDS)): Recipe {
  const recipe = recipeFor(choices, values);
  if (recipe.kind !== 'recipe') throw new Error(recipe.title);
  return recipe;
}

const GLOBAL_XDR = { api: 'defender-xdr', cloud: 'global' } as const;

/** Splits a script into its words or strings, with the parser of its language. */
const WORDS = {
  shell: shellWords,
  'azure-cli': shellWords,
  powershell: powerShellWords,
  python: programStrings,
  node: programStrings,
  csharp: programStrings,
} as const;

describe('recipeFor', () => {
  it('has 26 of 36 combinations', () => {
    expect([EXISTING.length, COMBINATIONS.length]).toEqual([26, 36]);
  });

  it.each(COMBINATIONS.filter((choices) => absenceOf(choices) !== null))(
    'gives a reason and working alternatives for $language with $credential, $reach',
    (choices) => {
      const recipe = recipeFor(choices, recipeValues(GLOBAL_XDR, IDS));
      if (recipe.kind !== 'absent') throw new Error('The combination has a recipe');
      expect(recipe.title).toMatch(/^No recipe: /);
      expect(recipe.alternatives.length).toBeGreaterThan(0);
      const working = recipe.alternatives.filter((change) => absenceOf({ ...choices, ...change }) === null);
      expect(working.length).toBeGreaterThan(0);
    },
  );

  it.each(EXISTING)(
    'contains the ids and the scope of every API and cloud: $language, $credential, $reach',
    (choices) => {
      for (const api of INCIDENT_APIS) {
        for (const cloud of CLOUD_NAMES) {
          const values = recipeValues({ api, cloud }, IDS);
          const recipe = recipeOf(choices, values);
          const words = WORDS[choices.language](recipe.token.text).join('\n');
          const origin = CLOUDS[cloud].apiOrigins[api];
          if (choices.credential === 'managed-identity') {
            expect(words).toContain(
              ['shell', 'python', 'node'].includes(choices.language) ? encodeURIComponent(origin) : origin,
            );
          } else {
            expect(words).toContain(IDS.clientId);
            expect(words).toContain(IDS.tenant);
            expect(words).toContain(origin);
          }
          expect(WORDS[choices.language](recipe.list.text)).toContain(values.listUrl);
        }
      }
    },
  );

  it.each(EXISTING)(
    'never contains a secret, prints only the token, and disables no check: $language, $credential',
    (choices) => {
      const { text } = recipeOf(choices).token;
      expect(text).not.toMatch(/--insecure|\s-k\s|SkipCertificateCheck|rejectUnauthorized|verify=False/i);
      expect(text).not.toMatch(/Set-Clipboard|Out-File|tee /);
      expect(text).not.toMatch(/securitycenter|windows\.net/);
    },
  );

  it('uses placeholders for ids that are missing or malformed', () => {
    const values = recipeValues(GLOBAL_XDR, { clientId: '', tenant: "soc.example'; rm -rf ~", thumbprint: 'zz' });
    expect(values).toMatchObject(ID_PLACEHOLDERS);
  });
});

describe('the words of a recipe', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom("'", '"', '`', '$', '\\', '\n', '\r', '\u2018', '\u2028', '%', '!', ' ', 'a') }),
  );

  it('refuses every id that is not a GUID, a domain or a thumbprint', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = text.trim();
        for (const id of ['clientId', 'tenant', 'thumbprint'] as const) {
          const isPlain = /^[\w.-]*$/.test(value);
          expect(idProblem(id, text) !== null || isPlain).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('quotes any text as one word in each language', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // No shell can pass a null character.
        if (!text.includes('\0')) expect(shellWords(`echo ${quoteForShell(text)} end`)).toEqual(['echo', text, 'end']);
        expect(powerShellWords(`Write-Output ${quoteForPowerShell(text)} end`)).toEqual(['Write-Output', text, 'end']);
        expect(programStrings(`print(${quoteForProgram(text)})`)).toEqual([text]);
        expect(quoteForProgram(text)).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps words apart in a quoted line of a POSIX shell', () => {
    expect(shellWords(`a 'b c' "d \\" e" f\\ g h'i'`)).toEqual(['a', 'b c', 'd " e', 'f g', 'hi']);
  });
});
