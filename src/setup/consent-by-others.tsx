import { CodeBlock } from '../ui/code-block.tsx';
import styles from './setup-page.module.css';

/** The link for an administrator who has no part in the registration. `link` is `null` until the ids are known. */
export function ConsentByOthers(props: { link: string | null; everyOrganisation: boolean }) {
  return (
    <section className={styles.next} aria-labelledby="consent-by-others">
      <h2 id="consent-by-others">When somebody else has to consent</h2>
      <p>
        {props.everyOrganisation
          ? 'Send this to an administrator of each organisation whose people will sign in. Whoever opens it consents for their own.'
          : 'Send this to an administrator of the tenant: it opens Microsoft’s page for this app and this one permission.'}
      </p>
      {props.link === null ? (
        <p className={styles.hint}>The link stands here as soon as the client id and the tenant are filled in.</p>
      ) : (
        <CodeBlock label="admin consent link" text={props.link} />
      )}
    </section>
  );
}
