import { createHash } from 'node:crypto';

/** The sources by which a policy allows the inline parts of one document, and no other inline script or style. */
export type InlineHashes = { readonly scripts: readonly string[]; readonly styles: readonly string[] };

export const NO_INLINE_PARTS: InlineHashes = { scripts: [], styles: [] };

/**
 * Returns the hashes of the inline scripts and styles of a document that the build wrote.
 * @see https://www.w3.org/TR/CSP3/#grammardef-hash-source
 */
export function inlineHashesOf(html: string): InlineHashes {
  return {
    scripts: [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => hashSource(text)),
    styles: [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = '']) => hashSource(text)),
  };
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
