import { useSearchState } from '../../navigation/use-search-state.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AccessQuestion } from '../access-question.tsx';
import { ApplicationTokenTab } from '../application/application-token-tab.tsx';
import type { CheckConfiguration, CurrentConfiguration } from '../registration/configuration-draft.ts';
import { RegistrationTab } from '../registration/registration-tab.tsx';
import { createSetupChoicesCodec } from '../setup-choices.ts';
import styles from '../setup-layout.module.css';

/**
 * Registering the app, and getting a token for a program. Choices are kept in the URL, typed values in the forms only.
 * Nothing is sent.
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
  const question = <AccessQuestion api={choices.api} onChoose={change} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <PageHeading>Setup</PageHeading>
        <p>
          {choices.tab === 'register'
            ? 'Register an app, add one file next to index.html, and sign in. You need no secret and no server.'
            : 'Get a token outside the browser, then paste it on the Token page. Secrets and certificates never enter this page.'}
        </p>
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
        ]}
        selected={choices.tab}
        onSelect={(tab) => change({ tab: tab === 'register' ? 'register' : 'application-token' })}
        listClassName={styles.tabs}
      />
    </div>
  );
}
