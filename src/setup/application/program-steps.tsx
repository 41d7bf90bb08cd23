import { APIS } from '../../entra/apis.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { neededApplicationPermission } from '../registration/needed-permissions.ts';
import type { SetupChoices } from '../setup-choices.ts';
import styles from '../setup-steps.module.css';
import { credentialFiles } from './credential-commands.ts';

/** What has to exist in Entra before the recipe works: registration, permission, consent, and the credential. */
export function ProgramSteps(props: { choices: SetupChoices }) {
  const { choices } = props;
  return choices.credential === 'managed-identity' ? (
    <ManagedIdentitySteps choices={choices} />
  ) : (
    <ol className={styles.steps}>
      <li>
        <h3>Register the program</h3>
        <p>
          In the Entra admin centre, go to <strong>App registrations</strong> and select{' '}
          <strong>New registration</strong>. Under <strong>Supported account types</strong>, select{' '}
          <strong>
            {choices.reach === 'one-tenant'
              ? 'Accounts in this organizational directory only'
              : 'Accounts in any organizational directory'}
          </strong>
          . Leave <strong>Redirect URI</strong> empty. Copy the <strong>Application (client) ID</strong> and the{' '}
          <strong>Directory (tenant) ID</strong>.
        </p>
        <p className={styles.hint}>Use a registration of its own: this site’s registration must have no credential.</p>
      </li>
      <PermissionStep choices={choices} />
      {choices.credential === 'certificate' ? <CertificateStep choices={choices} /> : <SecretStep />}
    </ol>
  );
}

function PermissionStep(props: { choices: SetupChoices }) {
  const { choices } = props;
  const permission = neededApplicationPermission(choices.api);
  return (
    <li>
      <h3>Add the permission and grant consent</h3>
      <p>
        Open <strong>API permissions</strong>, <strong>Add a permission</strong>,{' '}
        {choices.api === 'defender-xdr' ? (
          <>
            <strong>APIs my organization uses</strong>, type <strong>{APIS[choices.api].entraName}</strong>
          </>
        ) : (
          <strong>{APIS[choices.api].entraName}</strong>
        )}
        , <strong>Application permissions</strong>, <code>{permission.name}</code>. Then select{' '}
        <strong>Grant admin consent</strong>
        {choices.reach === 'one-tenant' ? '.' : '. An administrator of each customer consents in their own tenant.'}
      </p>
      <p className={styles.hint}>
        Without consent, Entra still issues a token, but with no permission in it. A token issued before the consent
        keeps its old permissions until it expires.
      </p>
    </li>
  );
}

function CertificateStep(props: { choices: SetupChoices }) {
  const { command, upload } = credentialFiles(props.choices.language);
  return (
    <li>
      <h3>Create a certificate and upload its public part</h3>
      <p>Run this on the machine that runs the program:</p>
      <CodeBlock label="commands for the certificate" text={command} />
      <p>
        In the registration, open <strong>Certificates &amp; secrets</strong>, <strong>Certificates</strong>,{' '}
        <strong>Upload certificate</strong>, and select <code>{upload}</code>. Never upload the private key.
      </p>
    </li>
  );
}

function SecretStep() {
  return (
    <li>
      <h3>Create a client secret</h3>
      <p>
        In the registration, open <strong>Certificates &amp; secrets</strong>, <strong>Client secrets</strong>,{' '}
        <strong>New client secret</strong>. Copy the <strong>Value</strong>, not the <strong>Secret ID</strong>: it is
        shown once.
      </p>
      <p className={styles.hint}>
        With the secret ID, Entra refuses the request (AADSTS7000215). Never paste the secret into this page.
      </p>
    </li>
  );
}

function ManagedIdentitySteps(props: { choices: SetupChoices }) {
  const { choices } = props;
  const permission = neededApplicationPermission(choices.api);
  return (
    <ol className={styles.steps}>
      <li>
        <h3>Turn on the managed identity</h3>
        <p>
          In the Azure portal, open the virtual machine, <strong>Security</strong>, <strong>Identity</strong>, and set{' '}
          <strong>System assigned</strong> to <strong>On</strong>. Copy the <strong>Object (principal) ID</strong>.
        </p>
      </li>
      <li>
        <h3>Assign the permission</h3>
        <p>
          The portal can’t grant application permissions to a managed identity. Run this in PowerShell as a{' '}
          {choices.api === 'graph-security' ? 'Privileged Role Administrator' : 'Cloud Application Administrator'}:
        </p>
        <CodeBlock
          label="commands for the managed identity"
          text={[
            'Connect-MgGraph -Scopes AppRoleAssignment.ReadWrite.All, Application.Read.All',
            "$principalId = Read-Host 'Object (principal) ID'",
            `$api = Get-MgServicePrincipal -Filter "appId eq '${permission.resourceId}'"`,
            'New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principalId `',
            `  -PrincipalId $principalId -ResourceId $api.Id -AppRoleId ${permission.id}`,
          ].join('\n')}
        />
        <p className={styles.hint}>
          This grants “{permission.displayName}”. Tokens issued before keep their old permissions for up to 24 hours.
        </p>
      </li>
    </ol>
  );
}
