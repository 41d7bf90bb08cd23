import { useState } from 'react';
import { useSearchState } from '../../navigation/use-search-state.ts';
import type { FailureAction } from '../../ui/failure-message.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AccessQuestion } from '../access-question.tsx';
import { ApplicationTokenTab } from '../application/application-token-tab.tsx';
import type { CheckEffects } from '../check/check-effects.ts';
import { CheckTab } from '../check/check-tab.tsx';
import type { CheckConfiguration, CurrentConfiguration } from '../registration/configuration-draft.ts';
import { RegistrationTab } from '../registration/registration-tab.tsx';
import { createSetupChoicesCodec, type SetupTab } from '../setup-choices.ts';
import styles from '../setup-layout.module.css';

const TABS: readonly SetupTab[] = ['register', 'application-token', 'check'];

const INTRODUCTIONS: { readonly [Tab in SetupTab]: string } = {
  register: 'Register an app, add one file next to index.html, and sign in. You need no secret and no server.',
  'application-token':
    'Get a token outside the browser, then paste it on the Token page. Secrets and certificates never enter this page.',
  check: 'Find out which step between this site and the first incident fails, and who can fix it.',
};

/**
 * Registering the app, and getting a token for a program. Choices are kept in the URL, typed values in the forms only.
 * Nothing is sent.
 */
export function SetupPage(props: {
  redirectUri: string;
  configured: CurrentConfiguration;
  checkConfiguration: CheckConfiguration;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
  check: CheckEffects;
  onFailureAction: (action: FailureAction, error: unknown) => void;
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
  /** A text that is not in the URL. */
  const [pasted, setPasted] = useState(choices.number);
  const lookedUp = choices.number !== '' && choices.number !== pasted.trim() ? choices.number : pasted;
  const question = <AccessQuestion api={choices.api} onChoose={change} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Setup</PageHeading>
        <p>{INTRODUCTIONS[choices.tab]}</p>
      </header>
      <Tabs
        label="Setup"
        tabs={[
          {
            id: 'register',
            label: 'Register',
            panel: (
              <>
                {question}
                <RegistrationTab {...props} choices={choices} onChoose={change} />
              </>
            ),
          },
          {
            id: 'application-token',
            label: 'Application token',
            panel: (
              <>
                {question}
                <ApplicationTokenTab
                  choices={choices}
                  onChoose={change}
                  configured={configured}
                  onDownload={props.onDownload}
                />
              </>
            ),
          },
          {
            id: 'check',
            label: 'Check',
            panel: (
              <CheckTab
                effects={props.check}
                lookedUp={lookedUp}
                onLookUp={(text) => {
                  setPasted(text);
                  change({ number: text.trim() });
                }}
                onFailureAction={(action, error) => {
                  if (action === 'open-setup') change({ tab: 'register' });
                  else props.onFailureAction(action, error);
                }}
              />
            ),
          },
        ]}
        selected={choices.tab}
        onSelect={(id) => change({ tab: TABS.find((tab) => tab === id) ?? 'register' })}
        listClassName={styles.tabs}
      />
    </div>
  );
}
