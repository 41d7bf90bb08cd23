import { allAuthorityOrigins, allServiceOrigins } from '../../entra/clouds.ts';
import type { InlineHashes } from './inline-parts.ts';

/** The three HTML documents of the build. Each has its own policy. */
export type DocumentKind = 'app' | 'redirect-bridge' | 'demo-sign-in';

/** `meta` omits `frame-ancestors`, which browsers report as an error in a `<meta>` element. */
export type PolicyDelivery = 'meta' | 'header';

type Directives = readonly (readonly [name: string, ...sources: string[]])[];

/** Trusted Types keep strings from becoming markup or code. */
const SAME_EVERYWHERE: Directives = [
  ['worker-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
];

function directivesOf(kind: DocumentKind, inline: InlineHashes): Directives {
  const scripts: Directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...inline.scripts],
    ...SAME_EVERYWHERE,
  ];
  const styles: Directives = [
    ['style-src', "'self'", ...inline.styles],
    ['img-src', "'self'"],
    ['font-src', "'self'"],
  ];
  switch (kind) {
    case 'app':
      return [
        ...scripts,
        ...styles,
        ['connect-src', "'self'", ...allServiceOrigins()],
        // The hidden frame of a silent renewal loads the authority, then redirect.html.
        ['frame-src', "'self'", ...allAuthorityOrigins()],
      ];
    case 'redirect-bridge':
      // The page shows nothing but its icon in the tab.
      return [...scripts, ['img-src', "'self'"]];
    case 'demo-sign-in':
      return [...scripts, ...styles, ['connect-src', "'self'"]];
  }
}

/**
 * Returns the Content Security Policy of one document. The meta elements, the header files for hosts and the headers of the
 * preview server all come from here. `inline` allows the inline parts of the document, by their hashes.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(kind: DocumentKind, delivery: PolicyDelivery, inline: InlineHashes): string {
  const directives = directivesOf(kind, inline).map((directive) => directive.join(' '));
  // Our own pages load the redirect bridge and the demo's sign-in page in MSAL's hidden frame.
  const ancestors = kind === 'app' ? "frame-ancestors 'none'" : "frame-ancestors 'self'";
  return [...directives, ...(delivery === 'header' ? [ancestors] : [])].join('; ');
}
