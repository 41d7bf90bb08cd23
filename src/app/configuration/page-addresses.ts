/** The absolute URLs of this deployment, derived from the URL of the page. */
export type PageAddresses = {
  readonly origin: string;
  /** The folder of `index.html`, with a trailing slash. */
  readonly base: string;
  /** The folder and the query of the page, without a fragment. The query selects the demo. */
  readonly page: string;
  /** The redirect URI to register, character for character, for the platform Single-page application. */
  readonly redirectUri: string;
  readonly signInPage: string;
  readonly configurationFile: string;
};

/** Derives the addresses from the URL of the page. */
export function pageAddresses(page: string): PageAddresses {
  const base = new URL('./', page);
  const beside = (name: string) => new URL(name, base).href;
  return {
    origin: base.origin,
    base: base.href,
    page: beside(new URL(page).search),
    redirectUri: beside('redirect.html'),
    signInPage: beside('sign-in.html'),
    configurationFile: beside('config.json'),
  };
}
