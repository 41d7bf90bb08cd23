import { useRef, useState } from 'react';
import { TextButton } from '../../ui/text-button.tsx';
import type { ListedTenant } from '../list/tenant-list.ts';
import {
  mergeEntries,
  parseTenantsFile,
  serializeTenantsFile,
  type TenantSettings,
  type TenantsFileProblem,
} from '../list/tenant-settings.ts';
import styles from './tenants-page.module.css';

const PROBLEMS: Readonly<Record<TenantsFileProblem, string>> = {
  'too-large': 'The file is too large. Nothing imported.',
  'not-json': 'The file is not JSON. Nothing imported.',
  'not-a-tenants-file': 'The file contains no Gatehouse tenants. Nothing imported.',
};

/** Exports the list of tenants and imports one. */
export function TenantsFile(props: {
  tenants: readonly ListedTenant[];
  settings: TenantSettings;
  onSettings: (settings: TenantSettings) => void;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
  onMessage: (message: string) => void;
}) {
  const { tenants, settings } = props;
  const [message, setMessage] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const report = (text: string) => {
    setMessage(text);
    props.onMessage(text);
  };
  const importTenants = async (picked: File | undefined) => {
    if (picked === undefined) return;
    const parsed = parseTenantsFile(await picked.text());
    if (!parsed.ok) {
      report(PROBLEMS[parsed.problem]);
      return;
    }
    const { settings: merged, added, changed, omitted } = mergeEntries(settings, parsed.value.entries);
    props.onSettings(merged);
    const notImported = parsed.value.skipped + omitted;
    report(
      `Imported: ${added} added, ${changed} changed.${notImported === 0 ? '' : ` ${notImported} skipped: invalid, repeated, or over the limit.`}`,
    );
  };
  return (
    <p className={styles.foot}>
      Names, groups and the choice for the queue stay in this browser. Don’t enter names of people.{' '}
      <TextButton
        onClick={() =>
          props.onDownload({
            name: 'gatehouse-tenants.json',
            text: serializeTenantsFile(
              tenants.map((tenant) => ({ ...tenant, name: tenant.name === tenant.tenantId ? null : tenant.name })),
            ),
          })
        }
      >
        Export list
      </TextButton>{' '}
      <TextButton onClick={() => file.current?.click()}>Import list</TextButton>
      <input
        ref={file}
        className={styles.file}
        type="file"
        accept="application/json,.json"
        aria-label="Tenants file"
        tabIndex={-1}
        onChange={(event) => {
          void importTenants(event.target.files?.[0]);
          event.target.value = '';
        }}
      />{' '}
      {message === '' ? null : <span aria-hidden="true">{message}</span>}
    </p>
  );
}
