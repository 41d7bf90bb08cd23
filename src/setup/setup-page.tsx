import { type FormEvent, useState } from 'react';
import type { Api, CloudName } from '../entra/clouds.ts';
import { useSearchState } from '../navigation/use-search-state.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { consentLinkOfChoices } from './admin-consent-link.ts';
import { CommandSteps } from './command-steps.tsx';
import {
  type CheckConfiguration,
  type ConfigurationDraft,
  draftedConfiguration,
  draftProblems,
  serializeConfiguration,
} from './configuration-draft.ts';
import { ConfigurationStep } from './configuration-step.tsx';
import { ConsentByOthers } from './consent-by-others.tsx';
import { neededPermissions } from './needed-permissions.ts';
import { PortalSteps } from './portal-steps.tsx';
import { createSetupChoicesCodec, type RegistrationWay, waysIn } from './setup-choices.ts';
import { SetupChoicesForm } from './setup-choices-form.tsx';
import styles from './setup-page.module.css';

/** What this deployment is configured for now: where the form starts from. */
export type ConfiguredNow = {
  readonly clientId: string | null;
  readonly tenant: string;
  readonly cloud: CloudName;
  readonly api: Api;
  readonly apiBaseUrl: string | null;
  readonly offersDemo: boolean;
};

const WAY_LABELS: { readonly [Key in RegistrationWay]: string } = {
  portal: 'Portal',
  'azure-cli': 'Azure CLI',
  'graph-powershell': 'Graph PowerShell',
  'cli-for-m365': 'CLI for M365',
};

/**
 * From no registration to a `config.json`: the exact redirect URI of this deployment, the registration in steps or
 * commands, and the file to download. The choices stand in the address, what is typed stays in the form; nothing is
 * sent anywhere. `checkConfiguration` is the app's own reader of the file, so what passes here loads there.
 */
export function SetupPage(props: {
  redirectUri: string;
  configured: ConfiguredNow;
  checkConfiguration: CheckConfiguration;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { configured } = props;
  const isForAny = configured.clientId !== null && configured.tenant === 'organizations';
  const [choices, change] = useSearchState(
    createSetupChoicesCodec({
      reach: isForAny ? 'any-organisation' : 'one-tenant',
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
  const ways = waysIn(choices.cloud);
  const way = ways.includes(choices.way) ? choices.way : 'portal';
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
  const tell = (
    <ConfigurationStep choices={choices} draft={draft} problems={problems} redirectUri={props.redirectUri} />
  );

  const panel = (
    <form className={styles.body} onSubmit={download} noValidate>
      <SetupChoicesForm
        choices={choices}
        onChoose={change}
        draft={draft}
        onDraft={(part) => setDraft((held) => ({ ...held, ...part }))}
        problems={problems}
        needed={needed}
        configured={configured}
      />
      <div className={styles.main}>
        <div className={styles.blockHead}>
          <h2>{way === 'portal' ? 'Register the app in four steps' : 'Register the app in two steps'}</h2>
          <div className={styles.tools}>
            <RadioGroup
              legend="Written for"
              legendHidden
              options={ways.map((value) => ({ value, label: WAY_LABELS[value] }))}
              value={way}
              onChange={(value) => change({ way: value })}
            />
          </div>
        </div>
        {way === 'portal' ? (
          <PortalSteps redirectUri={props.redirectUri} choices={choices} needed={needed}>
            {tell}
          </PortalSteps>
        ) : (
          <CommandSteps
            request={{ ...choices, redirectUri: props.redirectUri, needed }}
            way={way}
            wayLabel={WAY_LABELS[way]}
          >
            {tell}
          </CommandSteps>
        )}
        <ConsentByOthers link={consentLink} everyOrganisation={choices.reach === 'any-organisation'} />
      </div>
    </form>
  );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Setup</PageHeading>
        <p>Register an app once, put one file beside index.html, sign in. No secret, no server.</p>
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
