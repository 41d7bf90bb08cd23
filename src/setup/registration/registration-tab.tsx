import { type FormEvent, useState } from 'react';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { ProxySection } from '../proxy/proxy-section.tsx';
import { methodsIn, type RegistrationMethod, type SetupChoices } from '../setup-choices.ts';
import styles from '../setup-layout.module.css';
import { consentLinkOfChoices } from './admin-consent-link.ts';
import { CommandSteps } from './command-steps.tsx';
import {
  type CheckConfiguration,
  type ConfigurationDraft,
  type CurrentConfiguration,
  customersText,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from './configuration-draft.ts';
import { ConfigurationStep } from './configuration-step.tsx';
import { ConsentByOthers } from './consent-by-others.tsx';
import { BicepSteps, ManifestSteps } from './file-steps.tsx';
import { neededPermissions } from './needed-permissions.ts';
import { PortalSteps } from './portal-steps.tsx';
import { RegistrationForm } from './registration-form.tsx';

const METHOD_LABELS: { readonly [Key in RegistrationMethod]: string } = {
  portal: 'Portal',
  manifest: 'Manifest',
  'azure-cli': 'Azure CLI',
  'graph-powershell': 'Graph PowerShell',
  'cli-for-m365': 'CLI for M365',
  bicep: 'Bicep',
};

const STEP_COUNTS: { readonly [Key in RegistrationMethod]: string } = {
  portal: 'four',
  manifest: 'four',
  'azure-cli': 'two',
  'graph-powershell': 'two',
  'cli-for-m365': 'two',
  bicep: 'three',
};

/**
 * Leads from no app registration to a `config.json`: the exact redirect URI of this deployment, the registration as steps
 * or commands, and the file to download. Sends nothing. `checkConfiguration` is the parser that the app uses at startup, so
 * a file without problems here loads there.
 */
export function RegistrationTab(props: {
  choices: SetupChoices;
  onChoose: (change: Partial<SetupChoices>) => void;
  redirectUri: string;
  configured: CurrentConfiguration;
  checkConfiguration: CheckConfiguration;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { configured, choices } = props;
  const [draft, setDraft] = useState<ConfigurationDraft>({
    clientId: configured.clientId ?? '',
    tenant: configured.tenant === 'organizations' ? '' : configured.tenant,
    apiBaseUrl: configured.apiBaseUrl ?? '',
    offersDemo: configured.offersDemo,
    customers: customersText(configured.customers),
  });

  const needed = neededPermissions(choices.api, choices.extras);
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

  const request = { ...choices, redirectUri: props.redirectUri, needed };
  const steps =
    method === 'portal' ? (
      <PortalSteps redirectUri={props.redirectUri} choices={choices} needed={needed}>
        {configurationStep}
      </PortalSteps>
    ) : method === 'manifest' ? (
      <ManifestSteps request={request}>{configurationStep}</ManifestSteps>
    ) : method === 'bicep' ? (
      <BicepSteps request={request}>{configurationStep}</BicepSteps>
    ) : (
      <CommandSteps request={request} method={method} methodLabel={METHOD_LABELS[method]}>
        {configurationStep}
      </CommandSteps>
    );

  return (
    <form className={styles.body} onSubmit={download} noValidate>
      <RegistrationForm
        choices={choices}
        onChoose={props.onChoose}
        draft={draft}
        onDraft={(changed) => setDraft((previous) => ({ ...previous, ...changed }))}
        problems={problems}
        needed={needed}
        configured={configured}
      />
      <div className={styles.main}>
        <div className={styles.blockHead}>
          <h2>Register the app in {STEP_COUNTS[method]} steps</h2>
          <div className={styles.tools}>
            <RadioGroup
              legend="Instructions for"
              legendHidden
              options={methods.map((value) => ({ value, label: METHOD_LABELS[value] }))}
              value={method}
              onChange={(value) => props.onChoose({ method: value })}
            />
          </div>
        </div>
        {steps}
        <ConsentByOthers link={consentLink} anyOrganisation={choices.reach === 'any-organisation'} />
        <ProxySection choices={choices} />
      </div>
    </form>
  );
}
