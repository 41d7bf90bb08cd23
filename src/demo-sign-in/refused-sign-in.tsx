import type { SignInStep } from '../sim/entra/authorize.ts';
import { DescriptionList } from '../ui/description-list.tsx';
import { InertText } from '../ui/inert-text.tsx';
import styles from './sign-in-page.module.css';

/** A refusal that stays on this page, as it does at Microsoft: the application never hears of it. */
export function RefusedSignIn(props: { step: Extract<SignInStep, { readonly kind: 'refused' }> }) {
  const { step } = props;
  return (
    <>
      <p className={styles.quiet}>
        The application hears nothing of this. Go back to it, and tell it what this page says.
      </p>
      <p className={styles.description}>
        <InertText text={step.description} />
      </p>
      <DescriptionList
        items={[
          { name: 'Number', value: `AADSTS${step.number}` },
          { name: 'Correlation ID', value: step.correlationId },
          { name: 'Timestamp', value: step.timestamp },
        ]}
      />
    </>
  );
}
