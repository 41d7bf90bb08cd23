import type { ReactNode } from 'react';
import { NavLink, Link as RouterLink } from 'react-router';

/** A link to a page of the app. `to` comes from `routes.ts`. */
export function Link(props: {
  to: string;
  className?: string;
  title?: string;
  /** `-1` takes the link out of the tab order, for a list that moves the focus itself. */
  tabIndex?: 0 | -1;
  /** For one of several views of the same page: whether it is the one shown. */
  'aria-current'?: 'true' | undefined;
  children: ReactNode;
}) {
  return <RouterLink {...props} />;
}

/** A link of the main navigation: carries `aria-current="page"` while its page, or a page below it, is shown. */
export function MainLink(props: { to: string; className?: string; children: ReactNode }) {
  return <NavLink {...props} />;
}
