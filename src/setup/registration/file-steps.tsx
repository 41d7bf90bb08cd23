import type { ReactNode } from 'react';
import { CodeBlock } from '../../ui/code-block.tsx';
import styles from '../setup-steps.module.css';
import type { RegistrationRequest } from './registration-commands.ts';
import { applicationManifest, BICEP_CONFIGURATION, bicepTemplate } from './registration-files.ts';

/** The steps to register the app by editing its manifest. `children` is the last step. */
export function ManifestSteps(props: { request: RegistrationRequest; children: ReactNode }) {
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Create the app</h3>
        <p>
          In the Entra admin centre, go to <strong>App registrations</strong>, select <strong>New registration</strong>,
          enter a name and select <strong>Register</strong>. Leave everything else as it is.
        </p>
      </li>
      <li>
        <h3>Replace these properties of the manifest</h3>
        <p>
          Open <strong>Manifest</strong>, <strong>Microsoft Graph App Manifest</strong>. Replace the four properties,
          keep the others, and select <strong>Save</strong>.
        </p>
        <CodeBlock label="properties of the manifest" text={applicationManifest(props.request)} />
      </li>
      <li>
        <h3>Grant admin consent</h3>
        <p>
          Open <strong>API permissions</strong> and select <strong>Grant admin consent</strong>.
        </p>
      </li>
      {props.children}
    </ol>
  );
}

/** The steps to register the app with a Bicep template. `children` is the last step. */
export function BicepSteps(props: { request: RegistrationRequest; children: ReactNode }) {
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Save two files in one folder</h3>
        <p>
          <code>bicepconfig.json</code>
        </p>
        <CodeBlock label="bicepconfig.json" text={BICEP_CONFIGURATION} />
        <p>
          <code>main.bicep</code>
        </p>
        <CodeBlock label="main.bicep" text={bicepTemplate(props.request)} />
        <p className={styles.hint}>
          Requires Bicep 0.36 or later. Sign in as a member of the tenant: the extension doesn’t work with delegated
          administration (GDAP).
        </p>
      </li>
      <li>
        <h3>Deploy the template</h3>
        <CodeBlock
          label="command for Bicep"
          text="az deployment group create --resource-group RESOURCE_GROUP --template-file main.bicep --query properties.outputs.clientId.value"
        />
        <p className={styles.hint}>
          Replace RESOURCE_GROUP with any resource group: nothing is created in it. The command prints the client ID.
        </p>
      </li>
      {props.children}
    </ol>
  );
}
