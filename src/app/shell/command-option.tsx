import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { ArrowSwap16Regular } from '@fluentui/react-icons/headless/svg/arrow-swap';
import { Building16Regular } from '@fluentui/react-icons/headless/svg/building';
import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { Edit16Regular } from '@fluentui/react-icons/headless/svg/edit';
import { Filter16Regular } from '@fluentui/react-icons/headless/svg/filter';
import { Key16Regular } from '@fluentui/react-icons/headless/svg/key';
import { Keyboard16Regular } from '@fluentui/react-icons/headless/svg/keyboard';
import { Link16Regular } from '@fluentui/react-icons/headless/svg/link';
import { Options16Regular } from '@fluentui/react-icons/headless/svg/options';
import { ShieldError16Regular } from '@fluentui/react-icons/headless/svg/shield-error';
import { SignOutRegular } from '@fluentui/react-icons/headless/svg/sign-out';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf, inertTextParts } from '../../ui/inert-text-parts.ts';
import css from './command-palette.module.css';
import { type Command, markMatches } from './palette-commands.ts';

const ICONS = {
  incident: ShieldError16Regular,
  token: Key16Regular,
  tenants: Building16Regular,
  setup: Options16Regular,
  filter: Filter16Regular,
  export: ArrowDownload16Regular,
  change: Edit16Regular,
  link: Link16Regular,
  api: ArrowSwap16Regular,
  clock: Clock16Regular,
  theme: DarkThemeRegular,
  keyboard: Keyboard16Regular,
  'sign-out': SignOutRegular,
} as const;

const MAX_TITLE_LENGTH = 120;

/** One command in the palette's list. The focus stays in the field; `isHighlighted` marks what Enter runs. */
export function CommandOption(props: {
  id: string;
  command: Command;
  /** The search text, whose matches are marked. */
  text: string;
  isHighlighted: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const { command, isHighlighted } = props;
  const Icon = ICONS[command.icon];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: `aria-activedescendant` of the field refers to it
    <div
      id={props.id}
      className={css.command}
      role="option"
      aria-selected={isHighlighted}
      data-highlighted={isHighlighted ? '' : undefined}
      onPointerMove={isHighlighted ? undefined : props.onPoint}
      onClick={props.onChoose}
    >
      <Icon aria-hidden="true" />
      <span className={css.title}>
        <CommandTitle command={command} text={props.text} />
      </span>
      <span className={css.note}>
        {command.note}
        {command.keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </div>
  );
}

function CommandTitle({ command, text }: { command: Command; text: string }) {
  // Hidden characters are marked instead of matches: two kinds of marks would be ambiguous.
  if (command.isUntrusted && inertTextParts(command.title).some(({ kind }) => kind === 'mark')) {
    return <InertText text={command.title} maxLength={MAX_TITLE_LENGTH} />;
  }
  return (
    <bdi>
      {markMatches(inertTextOf(command.title, MAX_TITLE_LENGTH), text).map(({ start, part, isMatch }) =>
        isMatch ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
      )}
    </bdi>
  );
}
