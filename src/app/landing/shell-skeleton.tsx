import { Brand } from '../../ui/brand.tsx';
import css from './shell-skeleton.module.css';

/** A skeleton of the shell, shown while the session starts. The build also renders it into `index.html`, so it reads nothing from the browser. */
export function ShellSkeleton() {
  return (
    <div className={css.skeleton} aria-hidden="true">
      <div className={css.bar}>
        <Brand />
        <span className={css.link} />
        <span className={css.link} />
        <span className={css.link} />
        <span className={css.link} />
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
