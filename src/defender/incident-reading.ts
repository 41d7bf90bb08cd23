import type { Instant } from '../std/instant.ts';
import type { OrderField } from './page-request.ts';

/** Where reading stands, so that it can go on later or in another fetch. */
export type ReadingBookmark = {
  readonly mode: 'undecided' | 'keyset' | 'skip';
  readonly orderField: OrderField | null;
  /** Keyset: rows at or before this moment are still to be read. */
  readonly bound: Instant | null;
  /** Rows to skip behind `bound`. */
  readonly skip: number;
  /** Whether the end was reached once. */
  readonly finished: boolean;
  /** Changes from this moment of the service's clock on are still to be read. */
  readonly watermark: Instant | null;
  /** Whether reading stops at the limit. */
  readonly limited: boolean;
};
