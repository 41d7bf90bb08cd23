import { DarkTheme20Regular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { Key16Regular } from '@fluentui/react-icons/headless/svg/key';
import { Options16Regular } from '@fluentui/react-icons/headless/svg/options';
import type { ReactNode } from 'react';
import type { Api } from '../../entra/clouds.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LandingGate } from './landing-gate.tsx';
import styles from './landing-page.module.css';

/** A host the page's own policy lets it reach, and what for. */
export type TalksTo = { readonly origin: string; readonly purpose: string };

/**
 * What is shown to somebody signed out. Also rendered to static HTML by the build, so that it paints before any
 * script has run: it reads nothing of the browser and links by plain addresses. `children` is the place for a
 * notice above the doors.
 */
export function LandingPage(props: {
  canSignIn: boolean;
  offersDemo: boolean;
  talksTo: readonly TalksTo[];
  signingIn: boolean;
  api: Api;
  onSignIn: () => void;
  onExploreDemo: () => void;
  onToggleTheme: () => void;
  /** Stands in the top corner: the mark of the demo. */
  mark: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main id="main" className={styles.page}>
      <div className={styles.landing}>
        <div className={styles.top}>
          {props.mark}
          <IconButton label="Theme" icon={<DarkTheme20Regular />} onClick={props.onToggleTheme} />
        </div>
        <div className={styles.lead}>
          <h1 className={styles.name} id="page-heading" tabIndex={-1}>
            <Brand large />
          </h1>
          <p className={styles.claim}>See what your token opens. Then work the incidents behind it.</p>
          <p className={styles.text}>
            Microsoft Defender XDR incidents in the browser, for one tenant or many. When the API says no, Gatehouse
            names the one reason and what to do about it.
          </p>
          {props.children === undefined ? null : <div className={styles.notice}>{props.children}</div>}
          <div className={styles.doors}>
            <Button
              kind="primary"
              size="large"
              busy={props.signingIn ? 'Signing in' : undefined}
              onClick={props.onSignIn}
            >
              Sign in
            </Button>
            {props.offersDemo ? (
              <Button size="large" onClick={props.onExploreDemo}>
                Explore the demo
              </Button>
            ) : null}
          </div>
          <p className={styles.fine}>
            {props.canSignIn ? (
              <>
                Signing in asks for one permission,{' '}
                <code>{props.api === 'defender-xdr' ? 'Incident.Read' : 'SecurityIncident.Read.All'}</code>.
              </>
            ) : (
              'No client id here yet: signing in begins with set-up.'
            )}{' '}
            {props.offersDemo ? 'The demo needs no tenant and sends nothing.' : null}
          </p>
          <ul className={styles.ways}>
            <li>
              <Options16Regular />
              <div>
                <a href="#/setup">Set up your tenant</a>
                <p>From no registration to a first answer of the API, every value to copy.</p>
              </div>
            </li>
            <li>
              <Key16Regular />
              <div>
                <a href="#/token">Inspect a token</a>
                <p>Paste one and read what it can do. It stays in this tab.</p>
              </div>
            </li>
          </ul>
        </div>
        <LandingGate api={props.api} />
        <section className={styles.talks} aria-labelledby="talks-to">
          <h2 id="talks-to">Where this page may talk to</h2>
          <dl>
            {props.talksTo.map(({ origin, purpose }) => (
              <div key={origin}>
                <dt>
                  <code>{origin.replace('https://', '')}</code>
                </dt>
                <dd>{purpose}</dd>
              </div>
            ))}
            <div>
              <dt>Anywhere else</dt>
              <dd>Blocked by the page’s own policy. No server of ours, no telemetry.</dd>
            </div>
          </dl>
        </section>
      </div>
    </main>
  );
}
