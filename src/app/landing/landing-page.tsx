import { DarkTheme20Regular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { KeyRegular } from '@fluentui/react-icons/headless/svg/key';
import { OptionsRegular } from '@fluentui/react-icons/headless/svg/options';
import type { ReactNode } from 'react';
import type { Api, Cloud } from '../../entra/clouds.ts';
import { INCIDENT_API_NAMES, signInPermissions } from '../../entra/incident-permissions.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { type FailedStep, LandingChecklist } from './landing-checklist.tsx';
import styles from './landing-page.module.css';

/**
 * The page for signed-out visitors. The build also renders it to static HTML, so that it paints before any script runs:
 * it reads nothing from the browser and its links are plain URLs. `children` is a notice above the buttons.
 */
export function LandingPage(props: {
  /** Whether there is a client id; `null` in the static HTML, which is built without the configuration. */
  canSignIn: boolean | null;
  offersDemo: boolean;
  /** The button whose action runs. */
  busy: 'sign-in' | 'demo' | null;
  failedStep?: FailedStep | null | undefined;
  cloud: Cloud;
  api: Api;
  onSignIn: () => void;
  onExploreDemo: () => void;
  onToggleTheme: () => void;
  /** Shown in the top corner: the demo badge. */
  corner: ReactNode;
  children?: ReactNode;
}) {
  const demoIsPrimary = props.offersDemo && props.canSignIn === false;
  return (
    <main id="main" className={styles.page}>
      <div className={styles.landing}>
        <div className={styles.top}>
          {props.corner}
          <IconButton label="Theme" icon={<DarkTheme20Regular />} onClick={props.onToggleTheme} />
        </div>
        <div className={styles.lead}>
          <h1 className={styles.name} id="page-heading" tabIndex={-1}>
            <Brand large />
          </h1>
          <p className={styles.claim}>See what your token can do. Then investigate the incidents.</p>
          <p className={styles.text}>
            Read and change your tenant’s {INCIDENT_API_NAMES['defender-xdr']} incidents in the browser. When access is
            denied, Gatehouse names the reason and how to fix it.
          </p>
          {props.children === undefined ? null : <div className={styles.notice}>{props.children}</div>}
          <div className={styles.actions}>
            <Button
              kind={demoIsPrimary ? 'outline' : 'primary'}
              size="large"
              busy={props.busy === 'sign-in' ? 'Signing in' : undefined}
              onClick={props.onSignIn}
            >
              Sign in
            </Button>
            {props.offersDemo ? (
              <Button
                kind={demoIsPrimary ? 'primary' : 'outline'}
                size="large"
                busy={props.busy === 'demo' ? 'Loading demo' : undefined}
                onClick={props.onExploreDemo}
              >
                Explore the demo
              </Button>
            ) : null}
          </div>
          <p className={styles.fine}>
            {props.canSignIn !== false ? (
              <>
                Sign-in requests only <code>{signInPermissions(props.api).join(' ')}</code>.
              </>
            ) : (
              'This site isn’t set up yet.'
            )}{' '}
            {props.offersDemo ? 'Try the demo: no tenant, no network traffic.' : null}
          </p>
          <ul className={styles.links}>
            <li>
              <OptionsRegular />
              <div>
                <a href="#/setup">Set up your tenant</a>
                <p>Register the app and make your first API call. Every value is ready to copy.</p>
              </div>
            </li>
            <li>
              <KeyRegular />
              <div>
                <a href="#/token">Inspect a token</a>
                <p>Paste a token to see what it can do. It stays in this tab.</p>
              </div>
            </li>
          </ul>
        </div>
        <LandingChecklist
          isConfigured={props.canSignIn}
          failedStep={props.failedStep}
          cloud={props.cloud}
          api={props.api}
        />
        <Destinations cloud={props.cloud} />
      </div>
    </main>
  );
}

/** The hosts that the content security policy allows this page to contact in one cloud. */
function Destinations(props: { cloud: Cloud }) {
  const { authorityOrigin, apiOrigins } = props.cloud;
  const destinations = [
    { origin: authorityOrigin, purpose: 'Sign-in and signing keys' },
    { origin: apiOrigins['defender-xdr'], purpose: INCIDENT_API_NAMES['defender-xdr'] },
    { origin: apiOrigins['graph-security'], purpose: INCIDENT_API_NAMES['graph-security'] },
  ];
  return (
    <section className={styles.destinations} aria-labelledby="destinations-title">
      <h2 id="destinations-title">Where this page sends data</h2>
      <dl>
        {destinations.map(({ origin, purpose }) => (
          <div key={origin}>
            <dt>
              <code>{origin.replace('https://', '')}</code>
            </dt>
            <dd>{purpose}</dd>
          </div>
        ))}
        <div>
          <dt>Nowhere else</dt>
          <dd>Blocked by a strict content security policy. No backend, no telemetry.</dd>
        </div>
      </dl>
    </section>
  );
}
