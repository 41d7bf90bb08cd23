import { createContext, use } from 'react';

const context = createContext(false);

/** Tells its descendants whether the app shows demo data. */
export const IsDemoProvider = context.Provider;

/** Whether the app shows demo data, which exists in this browser only. */
export function useIsDemo(): boolean {
  return use(context);
}
