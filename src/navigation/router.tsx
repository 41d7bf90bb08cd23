import type { ReactNode } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';

/** The router of the page: the route stands in the fragment, which never reaches a server. */
export function Router(props: { children: ReactNode }) {
  return <HashRouter>{props.children}</HashRouter>;
}

/** Shows the page of the address. Patterns come from `routes.ts`; `unknown` is shown for every other address. */
export function RouteTable(props: {
  routes: readonly { readonly pattern: string; readonly page: ReactNode }[];
  unknown: ReactNode;
}) {
  return (
    <Routes>
      {props.routes.map(({ pattern, page }) => (
        <Route key={pattern} path={pattern} element={page} />
      ))}
      <Route path="*" element={props.unknown} />
    </Routes>
  );
}

/** Replaces the address by another one of the app. */
export function Redirect(props: { to: string }) {
  return <Navigate to={props.to} replace />;
}
