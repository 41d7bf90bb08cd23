import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { useEffect, useState } from 'react';
import type { SignInStep } from '../sim/entra/authorize.ts';
import type { SignInAnswer } from '../sim/entra/decide-sign-in.ts';
import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { Brand } from '../ui/brand.tsx';
import { DemoMark } from '../ui/demo-mark.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { AccountList } from './account-list.tsx';
import { ConsentQuestion } from './consent-question.tsx';
import { RefusedSignIn } from './refused-sign-in.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import styles from './sign-in-page.module.css';

/** What can be drawn: everything but leaving. */
export type ShownStep = Exclude<SignInStep, { readonly kind: 'leave' }> | { readonly kind: 'signed-out' };

function headingOf(step: ShownStep): string {
  switch (step.kind) {
    case 'pick-account':
      return 'Pick an account';
    case 'ask-consent':
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
 * The demo's stand-in for Microsoft's sign-in page. `onAnswer` gives the step that follows an answer, or `null` when the
 * page is about to be left. An account picked for another world than the page was opened for goes to `onOtherWorld`.
 */
export function SignInPage(props: {
  first: ShownStep;
  world: ScenarioName;
  onAnswer: (answer: SignInAnswer) => ShownStep | null;
  onOtherWorld: (world: ScenarioName, personaId: string) => void;
}) {
  const [step, setStep] = useState(props.first);
  const [world, setWorld] = useState(props.world);
  const heading = headingOf(step);
  useEffect(() => {
    document.title = `Demo data · ${heading} · Gatehouse`;
  }, [heading]);
  useEffect(() => {
    // A new question is a new page to whoever cannot see it. The first one is where the browser begins anyway.
    if (step !== props.first) document.getElementById('page-heading')?.focus();
  }, [step, props.first]);

  function answer(given: SignInAnswer): void {
    if (world !== props.world && given.personaId !== undefined) {
      props.onOtherWorld(world, given.personaId);
      return;
    }
    const next = props.onAnswer(given);
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
        <Question step={step} onAnswer={answer} />
        {step.kind === 'pick-account' ? <ScenarioChoice world={world} onWorld={setWorld} /> : null}
        <p className={styles.back}>
          <a href={`./?demo=${world}`}>
            {step.kind === 'signed-out' ? 'Back to the start' : 'Back without signing in'}
          </a>
        </p>
      </section>
    </main>
  );
}

function Question(props: { step: ShownStep; onAnswer: (answer: SignInAnswer) => void }) {
  const { step, onAnswer } = props;
  switch (step.kind) {
    case 'pick-account':
      return (
        <>
          <p className={styles.quiet}>
            This page stands in for Microsoft’s sign-in and is answered inside your browser. No password, no network,
            and nothing is kept when the tab closes.
          </p>
          <AccountList accounts={step.accounts} onPick={(personaId) => onAnswer({ personaId })} />
        </>
      );
    case 'ask-consent':
    case 'needs-approval':
      return <ConsentQuestion step={step} onAnswer={onAnswer} />;
    case 'refused':
      return <RefusedSignIn step={step} />;
    case 'signed-out':
      return <p className={styles.quiet}>Nothing of this demo left the page. You can close it or start over.</p>;
  }
}

/** For this page only: the app's own choice is the app's to keep. */
function toggleTheme(): void {
  const root = document.documentElement;
  const shown = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = shown === 'dark' ? 'light' : 'dark';
}
