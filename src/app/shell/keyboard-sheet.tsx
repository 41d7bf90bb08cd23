import { Dialog } from '../../ui/dialog.tsx';
import { GO_TO_PAGES } from './go-to-pages.ts';
import css from './keyboard-sheet.module.css';

type Line = { readonly keys: readonly string[]; readonly joint?: 'then'; readonly meaning: string };

const SECTIONS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'In the queue',
    lines: [
      { keys: ['j', 'k'], meaning: 'Next, previous' },
      { keys: ['Enter'], meaning: 'Open the incident' },
      { keys: ['x'], meaning: 'Select' },
      { keys: ['/'], meaning: 'Search' },
      { keys: ['Esc'], meaning: 'Close' },
    ],
  },
  {
    title: 'In the panel',
    lines: [
      { keys: ['['], meaning: 'Previous incident' },
      { keys: [']'], meaning: 'Next incident' },
    ],
  },
  {
    title: 'Go to',
    lines: GO_TO_PAGES.map(({ key, name }) => ({ keys: ['g', key], joint: 'then', meaning: name })),
  },
  {
    title: 'Anywhere',
    lines: [
      { keys: ['Ctrl', 'K'], meaning: 'Command palette' },
      { keys: ['?'], meaning: 'This sheet' },
    ],
  },
];

/** Every key the app listens to, and the switch for those of one character. */
export function KeyboardSheet(props: {
  lettersAct: boolean;
  onLettersAct: (lettersAct: boolean) => void;
  onClose: () => void;
}) {
  return (
    <Dialog open title="Keyboard" onClose={props.onClose}>
      <div className={css.grid}>
        {SECTIONS.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ keys, joint, meaning }) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && joint !== undefined ? ` ${joint} ` : ' '}
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
          checked={props.lettersAct}
          onChange={(event) => props.onLettersAct(event.target.checked)}
        />
        Single-letter keys
        <span className={css.hint}>never act in a text field</span>
      </label>
    </Dialog>
  );
}
