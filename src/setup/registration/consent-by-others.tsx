import { CodeBlock } from '../../ui/code-block.tsx';
import styles from '../setup-layout.module.css';

/** The consent link to send to an administrator. `link` is `null` until the ids are known. */
export function ConsentByOthers(props: { link: string | null; anyOrganisation: boolean }) {
  const { link, anyOrganisation } = props;
  return (
    <section className={styles.next} aria-labelledby="consent-by-others">
      <h2 id="consent-by-others">If someone else grants consent</h2>
      <p>
        {anyOrganisation
          ? 'Send this link to an administrator of each organisation whose users will sign in. Each administrator consents for their own organisation.'
          : 'Send this link to an administrator of the tenant. It opens Microsoft’s consent page for this app.'}
      </p>
      {link === null ? (
        <p className={styles.hint}>
          {anyOrganisation ? 'Enter the client ID to get the link.' : 'Enter the client ID and tenant to get the link.'}
        </p>
      ) : (
        <CodeBlock label="admin consent link" text={link} />
      )}
    </section>
  );
}
