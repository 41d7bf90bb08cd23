import { expect, type Page } from 'playwright/test';

/** Expects that no text created an element, a handler or a link, and that no hidden or reordering character remains. */
export async function expectInert(page: Page, part = 'html'): Promise<void> {
  // The table measures itself after its first render and may be too wide until then.
  await expect.poll(() => page.evaluate(problemsIn, part)).toEqual([]);
}

/** Runs in the page. */
export function problemsIn(selector: string): readonly string[] {
  const scope = document.querySelector(selector) ?? document.documentElement;
  const ours = new Set(
    'html head body title meta link script noscript div span main header footer nav aside section article search figure figcaption dialog p h1 h2 h3 h4 ul ol li dl dt dd a button input textarea label fieldset legend select option output meter progress table caption colgroup col thead tbody tfoot tr th td time strong b em bdi mark code pre kbd br hr svg path circle rect line g text polyline polygon ellipse defs title details summary'.split(
      ' ',
    ),
  );
  const reordering = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;
  const links = /^(#|https:\/\/security\.microsoft\.com\/|https:\/\/attack\.mitre\.org\/(techniques|tactics)\/T)/;
  const problems: string[] = [];
  // Static text of index.html with the page's own links, which the style sheet hides.
  const failed = document.querySelector('.start-failed');
  // The page's own files and inline styles.
  const own = new Set(
    document.querySelectorAll(
      'head > style:first-of-type, body > script[src^="./assets/"], body > link[href^="./assets/"]',
    ),
  );
  for (const element of scope.querySelectorAll('*')) {
    if (failed?.contains(element) || own.has(element)) continue;
    if (!ours.has(element.localName)) problems.push(`element ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) problems.push(`handler ${name}`);
      // `data-` attributes serve the style sheet only; users never read them.
      if (!name.startsWith('data-') && reordering.test(value)) problems.push(`reordering character in ${name}`);
      if (/^(href|src|action|formaction|srcdoc|data|xlink:href)$/.test(name) && document.body.contains(element)) {
        const isSkip = element.localName === 'a' && value.startsWith('#');
        if (!isSkip && !links.test(value)) problems.push(`${name}=${value.slice(0, 80)}`);
      }
    }
  }
  if (reordering.test(scope.textContent ?? '')) problems.push('reordering character in the text');
  if (reordering.test(document.title)) problems.push('reordering character in the title');
  if (document.querySelector('hostile-made, hostile-element') !== null) problems.push('a text made an element');
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const wide = [...document.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    problems.push(
      `sideways by ${scrollWidth - clientWidth}: ${wide
        .slice(0, 6)
        .map((e) => e.className)
        .join(', ')}`,
    );
  }
  return [...new Set(problems)].slice(0, 20);
}
