/** Returns the `href` for a page of the app, whose route is in the URL fragment. `to` comes from `routes.ts`. */
export function hrefOf(to: string): string {
  return `#${to}`;
}

/** Whether a click on a link navigates in this tab. The browser handles all other clicks, such as Ctrl-click. */
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
