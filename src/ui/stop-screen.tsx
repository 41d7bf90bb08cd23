import type { ReactNode } from 'react';
import { Brand } from './brand.tsx';
import css from './stop-screen.module.css';

/** The frame of a page that replaces the app: the brand, which links to the start, above the page. */
export function StopScreen(props: { children: ReactNode }) {
  return (
    <>
      <header className={css.header}>
        <a href="./">
          <Brand />
        </a>
      </header>
      <main id="main">{props.children}</main>
    </>
  );
}
