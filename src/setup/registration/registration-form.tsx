import { Fragment, type ReactNode, useState } from 'react';
import { APIS } from '../../entra/apis.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { ApiAndCloud } from '../api-and-cloud.tsx';
import styles from '../choices-form.module.css';
import type { ExtraPermission, SetupChoices } from '../setup-choices.ts';
import type { ConfigurationDraft, CurrentConfiguration, DraftField, DraftProblem } from './configuration-draft.ts';
import type { NeededPermissions } from './needed-permissions.ts';

const EXTRAS: readonly { readonly extra: ExtraPermission; readonly label: string }[] = [
  { extra: 'changes', label: 'Change incidents (requested with the first change)' },
  { extra: 'hunting', label: 'Advanced hunting (not used yet)' },
];

/** The left column: the choices, the ids, a summary of the registration, and the current configuration. */
export function RegistrationForm(props: {
  choices: SetupChoices;
  onChoose: (change: Partial<SetupChoices>) => void;
  draft: ConfigurationDraft;
  onDraft: (change: Partial<ConfigurationDraft>) => void;
  problems: { readonly [Field in DraftField]?: DraftProblem };
  needed: NeededPermissions;
  configured: CurrentConfiguration;
}) {
  const { choices, draft, needed, configured } = props;
  /** Fields that lost focus at least once. Until then, an incomplete id isn't reported as an error. */
  const [visited, setVisited] = useState<readonly DraftField[]>([]);

  const textField = (field: DraftField, label: ReactNode, hint: ReactNode, placeholder: string) => {
    const problem = props.problems[field];
    const isShown = problem?.kind === 'wrong' && visited.includes(field);
    return (
      <Field label={label} hint={hint} error={isShown ? problem.text : undefined}>
        {(control) => (
          <input
            {...control}
            className={inputClass({ code: true })}
            value={draft[field]}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            onChange={(event) => props.onDraft({ [field]: event.target.value })}
            onBlur={() => setVisited([...visited, field])}
          />
        )}
      </Field>
    );
  };

  const customersProblem = visited.includes('customers') ? props.problems.customers : undefined;
  const customersField = (
    <Field
      label="Customers"
      hint="Optional. One per line: tenant ID and name"
      error={customersProblem?.kind === 'wrong' ? customersProblem.text : undefined}
    >
      {(control) => (
        <textarea
          {...control}
          className={inputClass({ code: true })}
          rows={3}
          value={draft.customers}
          autoComplete="off"
          spellCheck={false}
          maxLength={20_000}
          onChange={(event) => props.onDraft({ customers: event.target.value })}
          onBlur={() => setVisited([...visited, 'customers'])}
        />
      )}
    </Field>
  );

  return (
    <div className={styles.choices}>
      <RadioGroup
        legend="Who can sign in"
        options={[
          { value: 'one-tenant', label: 'One tenant' },
          { value: 'any-organisation', label: 'Any organisation' },
        ]}
        value={choices.reach}
        onChange={(reach) => props.onChoose({ reach })}
      />
      <ApiAndCloud choices={choices} onChoose={props.onChoose} />
      {textField('clientId', 'Client ID', 'Shown after you register the app', '00000000-0000-0000-0000-000000000000')}
      {choices.reach === 'one-tenant'
        ? textField('tenant', 'Tenant', 'Tenant ID or a verified domain', 'tenant.example')
        : null}
      {textField(
        'apiBaseUrl',
        'API base URL',
        'Optional: a regional host, or a path of this site that your host forwards to the API',
        '/defender',
      )}
      {choices.reach === 'any-organisation' ? customersField : null}
      <fieldset className={styles.permissions}>
        <legend>Further permissions</legend>
        {EXTRAS.map(({ extra, label }) => (
          <label key={extra} className={styles.check}>
            <input
              type="checkbox"
              checked={choices.extras.includes(extra)}
              onChange={(event) =>
                props.onChoose({
                  extras: event.target.checked
                    ? [...choices.extras, extra]
                    : choices.extras.filter((other) => other !== extra),
                })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.offersDemo}
          onChange={(event) => props.onDraft({ offersDemo: event.target.checked })}
        />
        Show the demo on the sign-in page
      </label>
      <p className={styles.hint}>Your choices are saved in the URL; typed values aren’t.</p>
      <section className={styles.summary} aria-labelledby="setup-summary">
        <h2 id="setup-summary">What you register</h2>
        <DescriptionList
          items={[
            {
              name: 'Permission',
              value: needed.permissions.map(({ name, displayName }) => (
                <Fragment key={name}>
                  <code>{name}</code>
                  <br />
                  <span className={styles.quiet}>Delegated, “{displayName}”</span>
                </Fragment>
              )),
            },
            { name: 'Listed under', value: needed.listedUnder },
            {
              name: 'Access',
              value: choices.extras.includes('changes') ? 'Read, and change after consent' : 'Read-only',
            },
            {
              name: 'Consent',
              value:
                choices.reach === 'one-tenant'
                  ? 'By an administrator, once'
                  : 'By an administrator of each organisation',
            },
            { name: 'Secrets', value: 'None' },
          ]}
        />
      </section>
      <section className={styles.summary} aria-labelledby="setup-current">
        <h2 id="setup-current">Current configuration</h2>
        {configured.clientId === null ? (
          <p className={styles.quiet}>No client ID yet, so sign-in isn’t available.</p>
        ) : (
          <DescriptionList
            items={[
              { name: 'Client ID', value: <code>{configured.clientId}</code> },
              { name: 'Tenant', value: <code>{configured.tenant}</code> },
              { name: 'API', value: APIS[configured.api].displayName },
              { name: 'Cloud', value: CLOUDS[configured.cloud].displayName },
            ]}
          />
        )}
      </section>
    </div>
  );
}
