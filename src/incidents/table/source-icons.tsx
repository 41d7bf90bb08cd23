import { Apps16Regular } from '@fluentui/react-icons/headless/svg/apps';
import { Box16Regular } from '@fluentui/react-icons/headless/svg/box';
import { Cloud16Regular } from '@fluentui/react-icons/headless/svg/cloud';
import { Document16Regular } from '@fluentui/react-icons/headless/svg/document';
import { Key16Regular } from '@fluentui/react-icons/headless/svg/key';
import { Laptop16Regular } from '@fluentui/react-icons/headless/svg/laptop';
import { Mail16Regular } from '@fluentui/react-icons/headless/svg/mail';
import { Person16Regular } from '@fluentui/react-icons/headless/svg/person';
import { Shield16Regular } from '@fluentui/react-icons/headless/svg/shield';
import type { ReactNode } from 'react';
import styles from './incident-table.module.css';

/** By the labels of `sourceLabel`. */
const ICONS: Readonly<Record<string, typeof Box16Regular>> = {
  Endpoint: Laptop16Regular,
  Identity: Person16Regular,
  'Entra ID Protection': Key16Regular,
  'Cloud Apps': Cloud16Regular,
  'App governance': Apps16Regular,
  'Office 365': Mail16Regular,
  'Defender XDR': Shield16Regular,
  'Data loss prevention': Document16Regular,
};

/** The products that raised the alerts, as icons. The accessible name is the given label, which lists them. */
export function sourceIcons(sources: readonly string[], label: string): ReactNode {
  if (sources.length === 0) return null;
  // The column has room for three icons, or for two and the number of others.
  const visible = sources.length > 3 ? sources.slice(0, 2) : sources;
  return (
    <span className={styles.sources} role="img" aria-label={label}>
      {visible.map((source) => {
        const Icon = (Object.hasOwn(ICONS, source) ? ICONS[source] : undefined) ?? Box16Regular;
        return <Icon key={source} />;
      })}
      {sources.length > visible.length ? <span className={styles.more}>+{sources.length - visible.length}</span> : null}
    </span>
  );
}
