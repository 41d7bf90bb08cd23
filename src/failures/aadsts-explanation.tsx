import { AADSTS_CODES, type AadstsFixedBy, lookUpUrl } from '../entra/aadsts-codes.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { DescriptionList } from '../ui/description-list.tsx';
import styles from './aadsts-explanation.module.css';

const FIXED_BY: { readonly [Key in AadstsFixedBy]: string } = {
  you: 'You',
  administrator: 'An administrator of the tenant',
  'app-owner': 'Whoever registered the app and runs this page',
};

/** Numbers that are cured by registering the redirect URI, and so come with it to copy. */
const REDIRECT_URI_NUMBERS: readonly number[] = [50011, 7000218, 9002326];

/** What a number of the sign-in service means, who can set it right and how. Help only: nothing depends on it. */
export function AadstsExplanation(props: { number: number; redirectUri: string }) {
  const code = AADSTS_CODES.find((known) => known.number === props.number);
  const lookUp = (
    <a href={lookUpUrl(props.number)} target="_blank" rel="noreferrer">
      Look up AADSTS{props.number} at Microsoft
    </a>
  );
  if (code === undefined) {
    return (
      <div className={styles.explanation}>
        <p>AADSTS{props.number} is none of the numbers known here.</p>
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
          { name: 'What cures it', value: <strong>{code.remedy}</strong> },
          { name: 'Who can', value: FIXED_BY[code.fixedBy] },
        ]}
      />
      {REDIRECT_URI_NUMBERS.includes(code.number) ? (
        <div className={styles.cure}>
          <p>Register this, character by character, under the platform Single-page application:</p>
          <CodeBlock label="redirect URI" text={props.redirectUri} />
        </div>
      ) : null}
      <p>{lookUp}</p>
    </div>
  );
}
