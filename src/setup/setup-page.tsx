import { type FormEvent, useState } from 'react';
import { useSearchState } from '../navigation/use-search-state.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { consentLinkOfChoices } from './admin-consent-link.ts';
import { CommandSteps } from './command-steps.tsx';
import {
  type CheckConfiguration,
  type ConfigurationDraft,
  type CurrentConfiguration,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from './configuration-draft.ts';
import { ConfigurationStep } from './configuration-step.tsx';
import { ConsentByOthers } from './consent-by-others.tsx';
import { neededPermissions } from './needed-permissions.ts';
import { PortalSteps } from './portal-steps.tsx';
import { createSetupChoicesCodec, methodsIn, type RegistrationMethod } from './setup-choices.ts';
import { SetupChoicesForm } from './setup-choices-form.tsx';
import styles from './setup-page.module.css';

const METHOD_LABELS: { readonly [Key in RegistrationMethod]: string } = {
  portal: 'Portal',
  'azure-cli': 'Azure CLI',
  'graph-powershell': 'Graph PowerShell',
  'cli-for-m365': 'CLI for M365',
};

/**
 * Leads from no app registration to a `config.json`: the exact redirect URI of this deployment, the registration as steps
 * or commands, and the file to download. Choices are kept in the URL, typed values in the form only. Nothing is sent.
 * `checkConfiguration` is the parser that the app uses at startup, so a file without problems here loads there.
 */
export function SetupPage(props: {
  redirectUri: string;
  configured: CurrentConfiguration;
  checkConfiguration: CheckConfiguration;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { configured } = props;
  const isMultiTenant = configured.clientId !== null && configured.tenant === 'organizations';
  const [choices, change] = useSearchState(
    createSetupChoicesCodec({
      reach: isMultiTenant ? 'any-organisation' : 'one-tenant',
      api: configured.api,
      cloud: configured.cloud,
    }),
  );
  const [draft, setDraft] = useState<ConfigurationDraft>({
    clientId: configured.clientId ?? '',
    tenant: configured.tenant === 'organizations' ? '' : configured.tenant,
    apiBaseUrl: configured.apiBaseUrl ?? '',
    offersDemo: configured.offersDemo,
  });

  const needed = neededPermissions(choices.api);
  const problems = draftProblems(choices, draft, props.checkConfiguration);
  const methods = methodsIn(choices.cloud);
  const method = methods.includes(choices.method) ? choices.method : 'portal';
  const consentLink =
    problems.clientId === undefined && problems.tenant === undefined
      ? consentLinkOfChoices({ ...draft, choices, needed, redirectUri: props.redirectUri })
      : null;
  const isReady = Object.keys(problems).length === 0;

  const download = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    props.onDownload({ name: 'config.json', text: serializeConfiguration(draftedConfiguration(choices, draft)) });
  };
  const configurationStep = (
    <ConfigurationStep choices={choices} draft={draft} problems={problems} redirectUri={props.redirectUri} />
  );

  const panel = (
    <form className={styles.body} onSubmit={download} noValidate>
      <SetupChoicesForm
        choices={choices}
        onChoose={change}
        draft={draft}
        onDraft={(changed) => setDraft((previous) => ({ ...previous, ...changed }))}
        problems={problems}
        needed={needed}
        configured={configured}
      />
      <div className={styles.main}>
        <div className={styles.blockHead}>
          <h2>{method === 'portal' ? 'Register the app in four steps' : 'Register the app in two steps'}</h2>
          <div className={styles.tools}>
            <RadioGroup
              legend="Instructions for"
              legendHidden
              options={methods.map((value) => ({ value, label: METHOD_LABELS[value] }))}
              value={method}
              onChange={(value) => change({ method: value })}
            />
          </div>
        </div>
        {method === 'portal' ? (
          <PortalSteps redirectUri={props.redirectUri} choices={choices} needed={needed}>
            {configurationStep}
          </PortalSteps>
        ) : (
          <CommandSteps
            request={{ ...choices, redirectUri: props.redirectUri, needed }}
            method={method}
            methodLabel={METHOD_LABELS[method]}
          >
            {configurationStep}
          </CommandSteps>
        )}
        <ConsentByOthers link={consentLink} anyOrganisation={choices.reach === 'any-organisation'} />
      </div>
    </form>
  );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Setup</PageHeading>
        <p>Register an app, add one file next to index.html, and sign in. You need no secret and no server.</p>
      </header>
      <Tabs
        label="Setup"
        tabs={[{ id: 'register', label: 'Register', panel }]}
        selected="register"
        onSelect={() => undefined}
        listClassName={styles.tabs}
      />
    </div>
  );
}
