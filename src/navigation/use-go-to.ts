import { useNavigate } from 'react-router';

/** Returns a function that navigates to a page of the app, for event handlers. `to` comes from `routes.ts`. */
export function useGoTo(): (to: string, options?: { readonly history?: 'push' | 'replace' }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate(to, { replace: options?.history === 'replace' });
}
