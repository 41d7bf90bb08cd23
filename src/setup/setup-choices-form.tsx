import { Fragment, type ReactNode, useState } from 'react';
import { APIS, INCIDENT_APIS } from '../entra/apis.ts';
import { CLOUD_NAMES, CLOUDS } from '../entra/clouds.ts';
import { DescriptionList } from '../ui/description-list.tsx';
import { Field } from '../ui/field.tsx';
import { inputClass } from '../ui/input-class.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import type { ConfigurationDraft, DraftField, DraftProblem } from './configuration-draft.ts';
import type { NeededPermissions } from './needed-permissions.ts';
import type { SetupChoices } from './setup-choices.ts';
import styles from './setup-choices-form.module.css';
import type { ConfiguredNow } from './setup-page.tsx';

/** The left column: what is wanted, the ids once they are known, and what that comes to. */
export function SetupChoicesForm(props: {
  choices: SetupChoices;
  onChoose: (change: Partial<SetupChoices>) => void;
  draft: ConfigurationDraft;
  onDraft: (change: Partial<ConfigurationDraft>) => void;
  problems: { readonly [Field in DraftField]?: DraftProblem };
  needed: NeededPermissions;
  configured: ConfiguredNow;
}) {
  const { choices, draft, needed, configured } = props;
  /** Fields that were left once: before that, a half-typed id is no mistake. */
  const [left, setLeft] = useState<readonly DraftField[]>([]);

  const textField = (field: DraftField, label: ReactNode, hint: ReactNode, placeholder: string) => {
    const problem = props.problems[field];
    const isShown = problem?.kind === 'wrong' && left.includes(field);
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
            onBlur={() => setLeft([...left, field])}
          />
        )}
      </Field>
    );
  };

  return (
    <div className={styles.choices}>
      <RadioGroup
        legend="Who signs in"
        options={[
          { value: 'one-tenant', label: 'One tenant' },
          { value: 'any-organisation', label: 'Any organisation' },
        ]}
        value={choices.reach}
        onChange={(reach) => props.onChoose({ reach })}
      />
      <RadioGroup
        legend="API"
        options={INCIDENT_APIS.map((value) => ({ value, label: APIS[value].displayName }))}
        value={choices.api}
        onChange={(api) => props.onChoose({ api })}
      />
      <RadioGroup
        legend="Cloud"
        options={CLOUD_NAMES.map((value) => ({ value, label: CLOUDS[value].displayName }))}
        value={choices.cloud}
        onChange={(cloud) => props.onChoose({ cloud })}
      />
      {textField('clientId', 'Client id', 'After the registration', '00000000-0000-0000-0000-000000000000')}
      {choices.reach === 'one-tenant'
        ? textField('tenant', 'Tenant', 'Tenant id, or a verified domain', 'tenant.example')
        : null}
      {textField(
        'apiBaseUrl',
        'API base URL',
        'Only for a regional host, or for a path of this site that your host passes on to the API',
        '/defender',
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.offersDemo}
          onChange={(event) => props.onDraft({ offersDemo: event.target.checked })}
        />
        Offer the demo to whoever is signed out
      </label>
      <p className={styles.hint}>The choices are kept in the address; what you type is not.</p>
      <section className={styles.sum} aria-labelledby="setup-sum">
        <h2 id="setup-sum">You will ask for</h2>
        <DescriptionList
          items={[
            {
              name: 'Permission',
              value: needed.permissions.map(({ name, displayName }) => (
                <Fragment key={name}>
                  <code>{name}</code>
                  <br />
                  <span className={styles.quiet}>delegated, “{displayName}”</span>
                </Fragment>
              )),
            },
            { name: 'Listed under', value: needed.listedUnder },
            { name: 'Access', value: 'Read only' },
            {
              name: 'Who consents',
              value:
                choices.reach === 'one-tenant' ? 'An administrator, once' : 'An administrator of every organisation',
            },
            { name: 'Secrets', value: 'None' },
          ]}
        />
      </section>
      <section className={styles.sum} aria-labelledby="setup-now">
        <h2 id="setup-now">This deployment now</h2>
        {configured.clientId === null ? (
          <p className={styles.quiet}>No client id: it offers set-up, token inspector and demo only.</p>
        ) : (
          <DescriptionList
            items={[
              { name: 'Client id', value: <code>{configured.clientId}</code> },
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
