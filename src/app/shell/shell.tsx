import { BuildingRegular } from '@fluentui/react-icons/headless/svg/building';
import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { KeyRegular } from '@fluentui/react-icons/headless/svg/key';
import { OptionsRegular } from '@fluentui/react-icons/headless/svg/options';
import { ShieldErrorRegular } from '@fluentui/react-icons/headless/svg/shield-error';
import type { ReactNode } from 'react';
import { Link, MainLink } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Brand } from '../../ui/brand.tsx';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './shell.module.css';

/**
 * The top bar, the main navigation and the place of the page. `end` is the end of the bar: the account menu or the sign-in
 * button. `notice` is between the bar and the page. With `hasFixedPage` the page fills the viewport and scrolls itself.
 */
export function Shell(props: {
  isDemo: boolean;
  hasFixedPage: boolean;
  /** The path of the queue with the user's default view. */
  incidentsPath: string;
  commands: ReactNode;
  end: ReactNode;
  notice: ReactNode;
  onToggleTheme: () => void;
  children: ReactNode;
}) {
  return (
    <div className={css.shell} data-fixed={props.hasFixedPage || undefined}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the fragment holds the route, so a handler moves the focus */}
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
              <MainLink className={css.link ?? ''} to={props.incidentsPath}>
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
              <MainLink className={css.link ?? ''} to={ROUTES.tenants}>
                <BuildingRegular aria-hidden="true" />
                Tenants
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
          {props.isDemo && <DemoMark />}
          <IconButton label="Theme" icon={<DarkThemeRegular aria-hidden="true" />} onClick={props.onToggleTheme} />
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

/** The fragment of the URL holds the route, so the skip link must not change it. */
function skipToMain(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
