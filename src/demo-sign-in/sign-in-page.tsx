import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { useEffect, useState } from 'react';
import type { AdminConsentStep } from '../sim/entra/admin-consent.ts';
import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInInput } from '../sim/entra/decide-sign-in.ts';
import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { Brand } from '../ui/brand.tsx';
import { DemoMark } from '../ui/demo-mark.tsx';
import { DEMO_SCENARIO_OPTIONS } from '../ui/demo-scenario-options.ts';
import { DescriptionList } from '../ui/description-list.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { AccountList } from './account-list.tsx';
import { ConsentPrompt } from './consent-prompt.tsx';
import styles from './sign-in-page.module.css';

/** The steps that this page renders: all of them except a redirect. */
export type PageStep =
  | Exclude<SignInStep | AdminConsentStep, { readonly kind: 'leave' }>
  | { readonly kind: 'signed-out' };

function headingOf(step: PageStep): string {
  switch (step.kind) {
    case 'pick-account':
      return 'Pick an account';
    case 'ask-consent':
    case 'ask-admin-consent':
      return 'Permissions requested';
    case 'needs-approval':
      return 'Need admin approval';
    case 'refused':
      return 'Sorry, but we’re having trouble signing you in';
    case 'signed-out':
      return 'You signed out of your account';
  }
}

/**
 * The demo's substitute for Microsoft's sign-in page. `onSubmit` returns the next step, or `null` if the browser is about
 * to leave the page. If the user selects another scenario before picking an account, `onSwitchScenario` is called instead.
 */
export function SignInPage(props: {
  first: PageStep;
  purpose: 'sign-in' | 'sign-out' | 'admin-consent';
  scenario: ScenarioName;
  onSubmit: (input: SignInInput) => PageStep | null;
  onSwitchScenario: (scenario: ScenarioName, personaId: string) => void;
}) {
  const [step, setStep] = useState(props.first);
  const [scenario, setScenario] = useState(props.scenario);
  const heading = headingOf(step);
  useEffect(() => {
    document.title = `Demo data · ${heading} · Gatehouse`;
  }, [heading]);
  useEffect(() => {
    // Announce each new step to screen readers. The browser already starts at the first one.
    if (step !== props.first) document.getElementById('page-heading')?.focus();
  }, [step, props.first]);

  function submit(input: SignInInput): void {
    if (scenario !== props.scenario && input.personaId !== undefined) {
      props.onSwitchScenario(scenario, input.personaId);
      return;
    }
    const next = props.onSubmit(input);
    if (next !== null) setStep(next);
  }

  return (
    <main className={styles.page}>
      <header className={styles.bar}>
        <a className={styles.home} href="./">
          <Brand />
        </a>
        <DemoMark />
        <IconButton label="Theme" icon={<DarkThemeRegular aria-hidden="true" />} onClick={toggleTheme} />
      </header>
      <section className={styles.box} aria-labelledby="page-heading">
        <PageHeading>{heading}</PageHeading>
        <StepContent step={step} onSubmit={submit} />
        {step.kind === 'pick-account' ? <ScenarioChoice scenario={scenario} onChange={setScenario} /> : null}
        {'permissions' in step ? null : (
          <p className={styles.back}>
            <a href={`./?demo=${scenario}`}>
              {props.purpose === 'sign-in' ? 'Back without signing in' : 'Back to the start page'}
            </a>
          </p>
        )}
      </section>
    </main>
  );
}

function StepContent(props: { step: PageStep; onSubmit: (input: SignInInput) => void }) {
  const { step, onSubmit } = props;
  switch (step.kind) {
    case 'pick-account':
      return (
        <>
          <p className={styles.quiet}>
            A stand-in for Microsoft’s sign-in page. Everything runs in your browser: no password, no network, nothing
            saved after you close the tab.
          </p>
          <AccountList accounts={step.accounts} onPick={(personaId) => onSubmit({ personaId })} />
        </>
      );
    case 'ask-consent':
    case 'ask-admin-consent':
    case 'needs-approval':
      return <ConsentPrompt step={step} onSubmit={onSubmit} />;
    case 'refused':
      return <Refusal step={step} />;
    case 'signed-out':
      return <p className={styles.quiet}>No data left your browser. You can close this page or start again.</p>;
  }
}

/** An error that stays on this page, as at Microsoft: the application is not notified. */
function Refusal(props: { step: Extract<SignInStep, { readonly kind: 'refused' }> }) {
  const { step } = props;
  return (
    <>
      <p className={styles.quiet}>
        The application isn’t notified of this error. Go back to it and paste the error message there.
      </p>
      <p className={styles.description}>
        <InertText text={step.description} />
      </p>
      <DescriptionList
        items={[
          { name: 'Error code', value: `AADSTS${step.number}` },
          { name: 'Correlation ID', value: step.correlationId },
          { name: 'Timestamp', value: step.timestamp },
        ]}
      />
    </>
  );
}

/** Selects the scenario that the demo shows after sign-in. */
function ScenarioChoice(props: { scenario: ScenarioName; onChange: (scenario: ScenarioName) => void }) {
  return (
    <div className={styles.scenario}>
      <RadioGroup
        legend="Scenario"
        columns="fit"
        options={DEMO_SCENARIO_OPTIONS}
        value={props.scenario}
        onChange={props.onChange}
      />
      <p className={styles.hint}>{DEMO_SCENARIO_OPTIONS.find(({ value }) => value === props.scenario)?.text}</p>
    </div>
  );
}

/** Changes the theme of this page only. The app stores its own setting. */
function toggleTheme(): void {
  const root = document.documentElement;
  const current = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = current === 'dark' ? 'light' : 'dark';
}
