/** What an anchor points at for a page of the app: the route stands in the fragment. `to` comes from `routes.ts`. */
export function hrefOf(to: string): string {
  return `#${to}`;
}

/** Whether a press on a link means to go there in this tab: any other is the browser's. */
export function isPlainLeftClick(event: {
  readonly button: number;
  readonly defaultPrevented: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  return !(event.metaKey || event.altKey || event.ctrlKey || event.shiftKey);
}
