import { useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { consentOf } from '../access-advice.ts';
import { ApiAndCloud } from '../api-and-cloud.tsx';
import styles from '../choices-form.module.css';
import { neededApplicationPermission } from '../registration/needed-permissions.ts';
import { RECIPE_CREDENTIALS, RECIPE_LANGUAGES, type SetupChoices } from '../setup-choices.ts';
import { CREDENTIAL_LABELS, LANGUAGE_LABELS } from './recipe-labels.ts';
import { idProblem, type RecipeIds, type RecipeValues } from './recipe-values.ts';

/** The left column: which program gets a token for what, and what it requests. */
export function RecipeForm(props: {
  choices: SetupChoices;
  onChoose: (change: Partial<SetupChoices>) => void;
  ids: RecipeIds;
  onIds: (change: Partial<RecipeIds>) => void;
  values: RecipeValues;
}) {
  const { choices, ids } = props;
  /** Fields that lost focus at least once. Until then, an incomplete id isn't reported as an error. */
  const [visited, setVisited] = useState<readonly (keyof RecipeIds)[]>([]);
  const permission = neededApplicationPermission(choices.api);

  const idField = (id: keyof RecipeIds, label: string, hint: string) => {
    const problem = visited.includes(id) ? idProblem(id, ids[id]) : null;
    return (
      <Field label={label} hint={hint} error={problem ?? undefined}>
        {(control) => (
          <input
            {...control}
            className={inputClass({ code: true })}
            value={ids[id]}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            onChange={(event) => props.onIds({ [id]: event.target.value })}
            onBlur={() => setVisited([...visited, id])}
          />
        )}
      </Field>
    );
  };

  return (
    <div className={styles.choices}>
      <RadioGroup
        legend="Program for"
        options={[
          { value: 'one-tenant', label: 'One tenant' },
          { value: 'any-organisation', label: 'Customers' },
        ]}
        value={choices.reach}
        onChange={(reach) => props.onChoose({ reach })}
      />
      <ApiAndCloud choices={choices} onChoose={props.onChoose} />
      <RadioGroup
        legend="Language"
        columns={3}
        options={RECIPE_LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }))}
        value={choices.language}
        onChange={(language) => props.onChoose({ language })}
      />
      <RadioGroup
        legend="Credential"
        columns={2}
        options={RECIPE_CREDENTIALS.map((value) => ({ value, label: CREDENTIAL_LABELS[value] }))}
        value={choices.credential}
        onChange={(credential) => props.onChoose({ credential })}
      />
      {choices.credential === 'managed-identity' ? null : (
        <>
          {idField('clientId', 'Program’s client ID', 'Of the program’s own registration, not of this site')}
          {idField(
            'tenant',
            choices.reach === 'one-tenant' ? 'Tenant' : 'Customer’s tenant',
            'Tenant ID or a verified domain',
          )}
        </>
      )}
      {choices.credential === 'certificate' && ['powershell', 'csharp'].includes(choices.language)
        ? idField('thumbprint', 'Certificate thumbprint', 'Printed when you create the certificate')
        : null}
      <p className={styles.hint}>Your choices are saved in the URL; typed values aren’t.</p>
      <section className={styles.summary} aria-labelledby="recipe-summary">
        <h2 id="recipe-summary">What the program requests</h2>
        <DescriptionList
          items={[
            {
              name: 'Permission',
              value: (
                <>
                  <code>{permission.name}</code>
                  <br />
                  <span className={styles.quiet}>Application, “{permission.displayName}”</span>
                </>
              ),
            },
            { name: 'Listed under', value: APIS[choices.api].entraName },
            { name: 'Scope', value: <code>{props.values.scope}</code> },
            { name: 'Who consents', value: consentOf('application', choices.api, choices.reach === 'one-tenant') },
            { name: 'Token life', value: '60 to 90 minutes' },
          ]}
        />
      </section>
    </div>
  );
}
