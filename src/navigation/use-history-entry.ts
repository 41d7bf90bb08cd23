import { useLocation } from 'react-router';

/** Identifies the current entry of the session history. Back and Forward return to the same identifier. */
export function useHistoryEntry(): string {
  return useLocation().key;
}
