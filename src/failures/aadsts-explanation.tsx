import { AADSTS_CODES, type AadstsFixedBy, lookUpUrl } from '../entra/aadsts-codes.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { DescriptionList } from '../ui/description-list.tsx';
import styles from './aadsts-explanation.module.css';

/** Who can apply a fix, in words. */
export const FIXED_BY: { readonly [Key in AadstsFixedBy]: string } = {
  you: 'You',
  administrator: 'An administrator of the tenant',
  'app-owner': 'The owner of the app registration and this site',
};

/** Numbers to fix by registering the redirect URI, which the explanation shows for copying. */
const REDIRECT_URI_NUMBERS: readonly number[] = [50011, 7000218, 9002326];

/** Explains an AADSTS error number: its meaning, its usual cause, the fix, and who can apply it. */
export function AadstsExplanation(props: { number: number; redirectUri: string }) {
  const code = AADSTS_CODES.find((known) => known.number === props.number);
  const lookUp = (
    <a href={lookUpUrl(props.number)} target="_blank" rel="noreferrer">
      Look up AADSTS{props.number} on Microsoft’s site
    </a>
  );
  if (code === undefined) {
    return (
      <div className={styles.explanation}>
        <p>Gatehouse has no explanation for AADSTS{props.number}.</p>
        <p>{lookUp}</p>
      </div>
    );
  }
  return (
    <div className={styles.explanation}>
      <DescriptionList
        items={[
          { name: `AADSTS${code.number}`, value: code.meaning },
          { name: 'Usual cause', value: code.cause },
          { name: 'Fix', value: <strong>{code.remedy}</strong> },
          { name: 'Who can fix it', value: FIXED_BY[code.fixedBy] },
        ]}
      />
      {REDIRECT_URI_NUMBERS.includes(code.number) ? (
        <div className={styles.fix}>
          <p>Register exactly this redirect URI for the platform Single-page application:</p>
          <CodeBlock label="redirect URI" text={props.redirectUri} />
        </div>
      ) : null}
      <p>{lookUp}</p>
    </div>
  );
}
