import { Apps16Regular } from '@fluentui/react-icons/headless/svg/apps';
import { Box16Regular } from '@fluentui/react-icons/headless/svg/box';
import { Document16Regular } from '@fluentui/react-icons/headless/svg/document';
import { Globe16Regular } from '@fluentui/react-icons/headless/svg/globe';
import { Laptop16Regular } from '@fluentui/react-icons/headless/svg/laptop';
import { Link16Regular } from '@fluentui/react-icons/headless/svg/link';
import { Mail16Regular } from '@fluentui/react-icons/headless/svg/mail';
import { Person16Regular } from '@fluentui/react-icons/headless/svg/person';
import { Play16Regular } from '@fluentui/react-icons/headless/svg/play';

const ICONS: Readonly<Record<string, typeof Box16Regular>> = {
  user: Person16Regular,
  device: Laptop16Regular,
  file: Document16Regular,
  process: Play16Regular,
  ip: Globe16Regular,
  url: Link16Regular,
  mailbox: Mail16Regular,
  analyzedMessage: Mail16Regular,
  mailCluster: Mail16Regular,
  cloudApplication: Apps16Regular,
  oauthApplication: Apps16Regular,
};

/** The icon of a kind of evidence or asset. It has no accessible name, so show the kind's label beside it. */
export function KindIcon(props: { kind: string }) {
  const Icon = (Object.hasOwn(ICONS, props.kind) ? ICONS[props.kind] : undefined) ?? Box16Regular;
  return <Icon />;
}
