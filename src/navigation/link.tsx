import type { ReactNode } from 'react';
import { NavLink, Link as RouterLink } from 'react-router';

/** A link to a page of the app. `to` comes from `routes.ts`. */
export function Link(props: {
  to: string;
  className?: string;
  title?: string;
  /** Marks the current one of several views of the same page. */
  'aria-current'?: 'true' | undefined;
  children: ReactNode;
}) {
  return <RouterLink {...props} />;
}

/** A link of the main navigation. Has `aria-current="page"` while its page, or a page below it, is active. */
export function MainLink(props: { to: string; className?: string; children: ReactNode }) {
  return <NavLink {...props} />;
}
