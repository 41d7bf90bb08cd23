import { Brand } from '../../ui/brand.tsx';
import css from './shell-skeleton.module.css';

/** The name and the shape of the shell while sign-in is looked at. Also rendered into `index.html`, so it asks the browser for nothing. */
export function ShellSkeleton() {
  return (
    <div className={css.skeleton} aria-hidden="true">
      <div className={css.bar}>
        <Brand />
        <span className={css.word} />
        <span className={css.word} />
        <span className={css.word} />
      </div>
      <div className={css.page}>
        <span className={css.title} />
        {ROWS.map((row) => (
          <span className={css.row} key={row} />
        ))}
      </div>
    </div>
  );
}

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
