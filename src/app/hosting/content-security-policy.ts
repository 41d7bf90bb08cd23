import { allAuthorityOrigins, allServiceOrigins } from '../../entra/clouds.ts';

/** The three HTML documents of the build. Each has a policy of its own. */
export type DocumentKind = 'app' | 'redirect-bridge' | 'demo-sign-in';

/** `meta` leaves out what a `<meta>` element cannot carry (`frame-ancestors`: browsers report it as an error). */
export type PolicyDelivery = 'meta' | 'header';

type Directives = readonly (readonly [name: string, ...sources: string[]])[];

/** Nothing is allowed but what is listed; no string may become markup or code anywhere. */
const GROUND: Directives = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['worker-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
];

const LOOKS: Directives = [
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
];

function directivesOf(kind: DocumentKind): Directives {
  switch (kind) {
    case 'app':
      return [
        ...GROUND,
        ...LOOKS,
        ['connect-src', "'self'", ...allServiceOrigins()],
        // The hidden frame of a silent renewal starts at the authority and comes home to redirect.html.
        ['frame-src', "'self'", ...allAuthorityOrigins()],
      ];
    case 'redirect-bridge':
      // The sign of the tab is all it shows.
      return [...GROUND, ['img-src', "'self'"]];
    case 'demo-sign-in':
      return [...GROUND, ...LOOKS, ['connect-src', "'self'"]];
  }
}

/**
 * The Content Security Policy of one document, for every host from one source: the meta elements, the headers of
 * the local server and the rules printed for static hosts are all made here.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(kind: DocumentKind, delivery: PolicyDelivery): string {
  const directives = directivesOf(kind).map((directive) => directive.join(' '));
  // The redirect bridge and the demo's sign-in page are loaded in MSAL's hidden frame by our own pages.
  const ancestors = kind === 'app' ? "frame-ancestors 'none'" : "frame-ancestors 'self'";
  return [...directives, ...(delivery === 'header' ? [ancestors] : [])].join('; ');
}
