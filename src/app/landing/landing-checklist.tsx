import { Checkmark12Filled } from '@fluentui/react-icons/headless/svg/checkmark';
import type { Api, Cloud } from '../../entra/clouds.ts';
import { READ_PERMISSIONS } from '../../entra/incident-permissions.ts';
import { SeverityMark } from '../../ui/severity.tsx';
import styles from './landing-checklist.module.css';

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

/** The steps from configuration to the first incident, with example rows. Does not show the state of this deployment. */
export function LandingChecklist(props: { cloud: Cloud; api: Api }) {
  return (
    <section className={styles.checklist} aria-labelledby="checklist-title">
      <h2 className={styles.title} id="checklist-title">
        What has to be in place before you see an incident
      </h2>
      <ol className={styles.steps}>
        {stepsOf(props.cloud, props.api).map(([title, text]) => (
          <li key={title}>
            <span className={styles.dot}>
              <Checkmark12Filled />
            </span>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
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
