import { KeyRegular } from '@fluentui/react-icons/headless/svg/key';
import { OptionsRegular } from '@fluentui/react-icons/headless/svg/options';
import { ShieldErrorRegular } from '@fluentui/react-icons/headless/svg/shield-error';
import type { ReactNode } from 'react';
import { Link, MainLink } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Brand } from '../../ui/brand.tsx';
import { DemoMark } from '../../ui/demo-mark.tsx';
import css from './shell.module.css';
import { ThemeButton } from './theme-button.tsx';

/** The bar, the main navigation and the place of the page. `end` stands in the bar: the account menu or the way to sign in. `notice` stands between bar and page. */
export function Shell(props: {
  demo: boolean;
  fixed: boolean;
  /** Where `Incidents` leads: the queue with the view it opens with. */
  incidents: string;
  commands: ReactNode;
  end: ReactNode;
  notice: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={css.shell} data-fixed={props.fixed || undefined}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link leads to a place; the fragment is taken, so the move is made by hand */}
      <a className={css.skip} href="#main" onClick={skipToMain}>
        Skip to content
      </a>
      <header className={css.bar}>
        <Link className={css.brand ?? ''} to={ROUTES.home}>
          <Brand />
        </Link>
        <nav className={css.main} aria-label="Main">
          <ul>
            <li>
              <MainLink className={css.link ?? ''} to={props.incidents}>
                <ShieldErrorRegular aria-hidden="true" />
                Incidents
              </MainLink>
            </li>
            <li>
              <MainLink className={css.link ?? ''} to={ROUTES.token}>
                <KeyRegular aria-hidden="true" />
                Token
              </MainLink>
            </li>
            <li>
              <MainLink className={css.link ?? ''} to={ROUTES.setup}>
                <OptionsRegular aria-hidden="true" />
                Setup
              </MainLink>
            </li>
          </ul>
        </nav>
        <div className={css.end}>
          {props.commands}
          {props.demo && <DemoMark />}
          <ThemeButton />
          {props.end}
        </div>
      </header>
      <div className={css.notice}>{props.notice}</div>
      <main id="main" className={css.content} tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}

/** The address holds the route in its fragment, so the skip link must not set it. */
function skipToMain(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
