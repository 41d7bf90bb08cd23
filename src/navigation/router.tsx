import type { ReactNode } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';

/** The app's router. The route is in the URL fragment, which browsers never send to a server. */
export function Router(props: { children: ReactNode }) {
  return <HashRouter>{props.children}</HashRouter>;
}

/** Renders the page of the current route. Patterns come from `routes.ts`; all other routes render `unknown`. */
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

/** Replaces the current route with another route of the app. */
export function Redirect(props: { to: string }) {
  return <Navigate to={props.to} replace />;
}
