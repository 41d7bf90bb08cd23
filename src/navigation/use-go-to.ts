import { useNavigate } from 'react-router';

/** Goes to a page of the app from an event. `to` comes from `routes.ts`. */
export function useGoTo(): (to: string, options?: { readonly history?: 'push' | 'replace' }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate(to, { replace: options?.history === 'replace' });
}
