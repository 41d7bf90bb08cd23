import { Checkmark12Filled } from '@fluentui/react-icons/headless/svg/checkmark';
import { Dismiss12Filled } from '@fluentui/react-icons/headless/svg/dismiss';
import type { Api, Cloud } from '../../entra/clouds.ts';
import { READ_PERMISSIONS } from '../../entra/incident-permissions.ts';
import { SeverityMark } from '../../ui/severity.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './landing-checklist.module.css';

/** A step that a failed sign-in can stop at. */
export type FailedStep = 'Configuration' | 'Sign-in' | 'Permission';

const STATES = { done: 'Done', open: 'Not yet', failed: 'Failed' };

function stepsOf(cloud: Cloud, api: Api): readonly (readonly [title: string, text: string])[] {
  const { delegated, application } = READ_PERMISSIONS[api];
  const places = application[0] === delegated[0] ? 'scp or roles' : `scp, or ${application[0]} in roles`;
  return [
    ['Configuration', 'Client ID and tenant from config.json'],
    ['Sign-in', 'Redirect with code and PKCE, no secret in the browser'],
    ['Audience', `${cloud.apiOrigins[api].replace('https://', '')}, with its own token`],
    ['Permission', `${delegated[0]} in ${places}`],
    ['Defender role', 'Your Defender role decides what you see'],
    ['Response', 'The API responds, and your browser can read it'],
  ];
}

const EXAMPLES = [
  ['high', 'High', 'Ransomware preparation and lateral movement', '2 min'],
  ['high', 'High', 'Business email compromise: inbox rule after phishing', '4 min'],
  ['medium', 'Medium', 'Risky sign-in, then consent to unknown app', '11 min'],
] as const;

/**
 * The steps from configuration to the first incident, with example rows. A signed-out visitor has at most completed the
 * first step; the others stay open until a sign-in proves them.
 */
export function LandingChecklist(props: {
  /** `null` while the configuration is unknown. */
  isConfigured: boolean | null;
  failedStep?: FailedStep | null | undefined;
  cloud: Cloud;
  api: Api;
}) {
  const stateOf = (title: string) => {
    if (title === props.failedStep) return 'failed';
    return title === 'Configuration' && props.isConfigured === true ? 'done' : 'open';
  };
  return (
    <section className={styles.checklist} aria-labelledby="checklist-title">
      <h2 className={styles.title} id="checklist-title">
        What has to be in place before you see an incident
      </h2>
      <ol className={styles.steps}>
        {stepsOf(props.cloud, props.api).map(([title, text]) => {
          const state = stateOf(title);
          return (
            <li key={title} data-state={state}>
              <span className={styles.dot}>
                {state === 'done' ? <Checkmark12Filled /> : state === 'failed' ? <Dismiss12Filled /> : null}
                <VisuallyHidden>{STATES[state]}</VisuallyHidden>
              </span>
              <h3>{title}</h3>
              {title === 'Configuration' && props.isConfigured === false ? (
                <p>
                  No client ID yet. <a href="#/setup">Set up</a>
                </p>
              ) : (
                <p>{text}</p>
              )}
            </li>
          );
        })}
      </ol>
      <ul className={styles.rows} aria-label="Example incidents">
        {EXAMPLES.map(([level, label, name, age]) => (
          <li key={name}>
            <SeverityMark level={level} label={label} />
            <span className={styles.name}>{name}</span>
            <span className={styles.age}>{age}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
