// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { replaceBlockedParts } from './replace-blocked-parts.ts';

const root = document.documentElement;

/** Puts the inline style of the start page into the document, with its disabled link. */
function addStyles({ isBlocked }: { readonly isBlocked: boolean }): HTMLLinkElement {
  const style = document.createElement('style');
  if (isBlocked) Object.defineProperty(style, 'sheet', { value: null });
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.setAttribute('disabled', '');
  document.head.append(style, link);
  return link;
}

beforeEach(() => {
  document.head.replaceChildren();
  delete root.dataset.start;
});

describe('the inline parts of the start page', () => {
  it('are left alone where they work', async () => {
    const link = addStyles({ isBlocked: false });
    root.dataset.start = 'landing';
    location.hash = '#/token';
    await replaceBlockedParts(document);
    expect(root.dataset.start).toBe('landing');
    expect(link.hasAttribute('disabled')).toBe(true);
  });

  it('are replaced where a policy blocks them, before the app starts', async () => {
    const link = addStyles({ isBlocked: true });
    location.hash = '#/token';
    let isReplaced = false;
    const replaced = replaceBlockedParts(document).then(() => {
      isReplaced = true;
    });
    expect(root.dataset.start).toBe('shell');
    expect(link.disabled).toBe(false);
    await Promise.resolve();
    expect(isReplaced).toBe(false);
    link.dispatchEvent(new Event('load'));
    await replaced;
    expect(isReplaced).toBe(true);
  });

  it('do not keep the app from starting if their files are missing too', async () => {
    const link = addStyles({ isBlocked: true });
    const replaced = replaceBlockedParts(document);
    link.dispatchEvent(new Event('error'));
    await replaced;
    expect(root.dataset.start).toBe('shell');
  });
});
