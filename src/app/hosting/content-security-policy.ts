import { allAuthorityOrigins, allServiceOrigins } from '../../entra/clouds.ts';

/** The three HTML documents of the build. Each has its own policy. */
export type DocumentKind = 'app' | 'redirect-bridge' | 'demo-sign-in';

/** `meta` omits `frame-ancestors`, which browsers report as an error in a `<meta>` element. */
export type PolicyDelivery = 'meta' | 'header';

type Directives = readonly (readonly [name: string, ...sources: string[]])[];

/** Denies everything by default. Trusted Types keep strings from becoming markup or code. */
const BASE_DIRECTIVES: Directives = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['worker-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
];

const STYLE_DIRECTIVES: Directives = [
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
];

function directivesOf(kind: DocumentKind): Directives {
  switch (kind) {
    case 'app':
      return [
        ...BASE_DIRECTIVES,
        ...STYLE_DIRECTIVES,
        ['connect-src', "'self'", ...allServiceOrigins()],
        // The hidden frame of a silent renewal loads the authority, then redirect.html.
        ['frame-src', "'self'", ...allAuthorityOrigins()],
      ];
    case 'redirect-bridge':
      // The page shows nothing but its icon in the tab.
      return [...BASE_DIRECTIVES, ['img-src', "'self'"]];
    case 'demo-sign-in':
      return [...BASE_DIRECTIVES, ...STYLE_DIRECTIVES, ['connect-src', "'self'"]];
  }
}

/**
 * Returns the Content Security Policy of one document. The meta elements and the headers of the preview server both come
 * from here.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(kind: DocumentKind, delivery: PolicyDelivery): string {
  const directives = directivesOf(kind).map((directive) => directive.join(' '));
  // Our own pages load the redirect bridge and the demo's sign-in page in MSAL's hidden frame.
  const ancestors = kind === 'app' ? "frame-ancestors 'none'" : "frame-ancestors 'self'";
  return [...directives, ...(delivery === 'header' ? [ancestors] : [])].join('; ');
}
