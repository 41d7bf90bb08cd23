/** The addresses of this deployment that others must know exactly, worked out from where the page lies. */
export type PageAddresses = {
  readonly origin: string;
  /** The folder of `index.html`, with a trailing slash: one build runs from any folder. */
  readonly base: string;
  /** To be registered, character by character, as a redirect URI of the platform Single-page application. */
  readonly redirectUri: string;
  readonly signInPage: string;
  readonly configurationFile: string;
};

/** Works out the addresses. `page` is the address of the page; its query and fragment do not matter. */
export function pageAddresses(page: string): PageAddresses {
  const base = new URL('./', page);
  base.search = '';
  base.hash = '';
  const beside = (name: string) => new URL(name, base).href;
  return {
    origin: base.origin,
    base: base.href,
    redirectUri: beside('redirect.html'),
    signInPage: beside('sign-in.html'),
    configurationFile: beside('config.json'),
  };
}
