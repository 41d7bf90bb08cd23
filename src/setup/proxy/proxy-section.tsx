import { useState } from 'react';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { SetupChoices } from '../setup-choices.ts';
import styles from '../setup-layout.module.css';
import { azureFunction, nginxProxy, nodeProxy, PROXY_PREFIXES } from './proxy-files.ts';

type Form = 'node' | 'azure-functions' | 'nginx';

/** How to forward a path of this site to an API that refuses requests from browsers. */
export function ProxySection(props: { choices: Pick<SetupChoices, 'api' | 'cloud'> }) {
  const { choices } = props;
  const [form, setForm] = useState<Form>('node');
  const prefix = PROXY_PREFIXES[choices.api];
  const values = { ...choices, prefix };
  return (
    <section className={styles.next} aria-labelledby="setup-proxy">
      <h2 id="setup-proxy">If the API refuses requests from browsers</h2>
      <p>
        The check says so (CORS). Then let your host forward <code>{prefix}</code> to the API, and enter{' '}
        <code>{prefix}</code> as the API base URL. The forwarding function reads incidents only: changing them needs the
        API itself.
      </p>
      <Disclosure summary="Show the forwarding function">
        <div className={styles.block}>
          <RadioGroup
            legend="Host"
            legendHidden
            options={[
              { value: 'node', label: 'Node.js' },
              { value: 'azure-functions', label: 'Azure Functions' },
              { value: 'nginx', label: 'nginx' },
            ]}
            value={form}
            onChange={setForm}
          />
          {form === 'nginx' ? (
            <CodeBlock label="nginx lines" text={nginxProxy(values).trimEnd()} />
          ) : (
            <CodeBlock label="forward-incidents.mjs" text={nodeProxy(values).trimEnd()} />
          )}
          {form === 'node' ? (
            <p className={styles.hint}>
              Run <code>PORT=8080 node forward-incidents.mjs</code> and let the web server pass <code>{prefix}</code> to
              it. It keeps no log, sends no cookie and talks to one host.
            </p>
          ) : null}
          {form === 'azure-functions' ? (
            <>
              <CodeBlock label="function for Azure Functions" text={azureFunction(values).trimEnd()} />
              <p className={styles.hint}>
                In Azure Static Web Apps the function is at <code>/api{prefix}</code>: enter that as the API base URL.
              </p>
            </>
          ) : null}
        </div>
      </Disclosure>
    </section>
  );
}
