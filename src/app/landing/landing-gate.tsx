import { Checkmark12Filled } from '@fluentui/react-icons/headless/svg/checkmark';
import type { Api } from '../../entra/clouds.ts';
import { SeverityMark } from '../../ui/severity.tsx';
import styles from './landing-gate.module.css';

const RUNGS: { readonly [Key in Api]: readonly (readonly [title: string, text: string])[] } = {
  'defender-xdr': [
    ['Configuration', 'Client id and tenant, read from config.json'],
    ['Sign-in', 'Redirect with code and PKCE, no secret in the browser'],
    ['Audience', 'api.security.microsoft.com, with its own token'],
    ['Permission', 'Incident.Read in scp, or Incident.Read.All in roles'],
    ['Defender role', 'The service decides what this person may see'],
    ['Answer', '200, and the browser may read it'],
  ],
  'graph-security': [
    ['Configuration', 'Client id and tenant, read from config.json'],
    ['Sign-in', 'Redirect with code and PKCE, no secret in the browser'],
    ['Audience', 'graph.microsoft.com, with its own token'],
    ['Permission', 'SecurityIncident.Read.All in scp, or in roles'],
    ['Defender role', 'The service decides what this person may see'],
    ['Answer', '200, and the browser may read it'],
  ],
};

const EXAMPLES = [
  ['high', 'High', 'Ransomware preparation and lateral movement', '2 min'],
  ['high', 'High', 'Business email compromise: inbox rule after phishing', '4 min'],
  ['medium', 'Medium', 'Risky sign-in, then consent to unknown app', '11 min'],
] as const;

/** The way from nothing to incidents, as a picture in words. Says nothing about this tenant or this person. */
export function LandingGate(props: { api: Api }) {
  return (
    <section className={styles.gate} aria-labelledby="gate-title">
      <h2 className={styles.title} id="gate-title">
        What has to be true before an incident shows
      </h2>
      <ol className={styles.rungs}>
        {RUNGS[props.api].map(([title, text]) => (
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
        {EXAMPLES.map(([level, word, name, age]) => (
          <li key={name}>
            <SeverityMark level={level} label={word} />
            <span className={styles.name}>{name}</span>
            <span className={styles.age}>{age}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
