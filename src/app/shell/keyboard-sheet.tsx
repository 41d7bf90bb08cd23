import { Dialog } from '../../ui/dialog.tsx';
import { COMMAND_KEY } from './command-key.ts';
import { GO_TO_PAGES } from './go-to-pages.ts';
import css from './keyboard-sheet.module.css';

type Shortcut = { readonly keys: readonly string[]; readonly separator?: 'then'; readonly meaning: string };

const SECTIONS: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'In the queue',
    shortcuts: [
      { keys: ['j', 'k'], meaning: 'Next, previous incident' },
      { keys: ['Enter'], meaning: 'Open the incident' },
      { keys: ['x'], meaning: 'Select the incident' },
      { keys: ['l'], meaning: 'Copy a link to the incident' },
      { keys: ['/'], meaning: 'Search' },
      { keys: ['f'], meaning: 'Filter' },
      { keys: ['Esc'], meaning: 'Close the panel' },
    ],
  },
  {
    title: 'In the panel and on the page',
    shortcuts: [
      { keys: ['['], meaning: 'Previous incident' },
      { keys: [']'], meaning: 'Next incident' },
    ],
  },
  {
    title: 'Change the incident, or those selected',
    shortcuts: [
      { keys: ['a'], meaning: 'Assign to me' },
      { keys: ['s'], meaning: 'Status' },
      { keys: ['c'], meaning: 'Classify' },
      { keys: ['t'], meaning: 'Tags' },
      { keys: ['m'], meaning: 'Comment' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: GO_TO_PAGES.map(({ key, name }) => ({ keys: ['g', key], separator: 'then', meaning: name })),
  },
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: [COMMAND_KEY.label, 'K'], meaning: 'Command palette' },
      { keys: ['?'], meaning: 'Keyboard shortcuts' },
    ],
  },
];

/** Lists the keyboard shortcuts, with a switch for the single-key ones. */
export function KeyboardSheet(props: {
  letterKeys: boolean;
  onLetterKeys: (letterKeys: boolean) => void;
  onClose: () => void;
}) {
  return (
    <Dialog open title="Keyboard shortcuts" onClose={props.onClose}>
      <div className={css.grid}>
        {SECTIONS.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, separator, meaning }) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && separator !== undefined ? ` ${separator} ` : ' '}
                        <kbd>{key}</kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className={css.switch}>
        <input
          type="checkbox"
          checked={props.letterKeys}
          onChange={(event) => props.onLetterKeys(event.target.checked)}
        />
        Single-key shortcuts
        <span className={css.hint}>off in text fields</span>
      </label>
    </Dialog>
  );
}
