import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './sample-tokens.module.css';

/** A token that the demo makes in the page. */
export type SampleToken = {
  /** What it is for, for example the tenant. */
  readonly name: string;
  readonly description: string;
  issue(): Promise<string>;
};

/** Lists tokens to try the inspector with. Each is made when the user chooses it, so that it is always new. */
export function SampleTokens(props: { samples: readonly SampleToken[]; onInspect: (token: string) => void }) {
  const [busy, setBusy] = useState<string | null>(null);
  const issue = async (sample: SampleToken) => {
    setBusy(sample.name);
    // The simulator refuses nothing that it offers.
    const token = await sample.issue().finally(() => setBusy(null));
    props.onInspect(token);
  };
  return (
    <section aria-labelledby="sample-tokens" data-samples>
      <h2 className={styles.title} id="sample-tokens">
        Sample tokens
      </h2>
      <p className={styles.hint}>
        Made in this page by the demo, as a daemon or a script gets them outside the browser.
      </p>
      <ul className={styles.samples} aria-labelledby="sample-tokens">
        {props.samples.map((sample) => (
          <li key={sample.name} className={styles.sample}>
            <span>
              <strong>{sample.name}</strong>
              <span className={styles.description}>{sample.description}</span>
            </span>
            <Button
              size="small"
              busy={busy === sample.name ? 'Pasting…' : undefined}
              onClick={() => void issue(sample)}
            >
              Paste
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
