import { describe, expect, it } from 'vitest';
import { assembleStartPage } from './start-page.ts';

const HTML = `<!doctype html>
<html>
  <head>
    <title>Gatehouse</title>
    <meta name="late" content="">
    <script type="module" crossorigin src="./assets/main.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/react.js">
    <link rel="stylesheet" crossorigin href="./assets/main.css">
  </head>
  <body>
    <main>Landing</main>
  </body>
</html>
`;

const FILES: { readonly [name: string]: string } = { 'assets/main.css': 'a{}', 'assets/landing.css': 'b{}' };

const assemble = (changes: Partial<Parameters<typeof assembleStartPage>[0]> = {}) =>
  assembleStartPage({
    html: HTML,
    stylesheets: ['assets/main.css', 'assets/landing.css'],
    readFile: (name) => FILES[name] ?? '',
    firstScript: "document.title='$&'",
    ...changes,
  });

describe('the assembled start page', () => {
  it('has the styles and the first script inline, and requests everything else after its text', () => {
    expect(assemble()).toBe(`<!doctype html>
<html>
  <head>
    <title>Gatehouse</title>
    <meta name="late" content="">
    <style>@layer reset,tokens,base,ui,rooms;a{}b{}</style>
    <script>document.title='$&'</script>
  </head>
  <body>
    <main>Landing</main>
    <script type="module" crossorigin src="./assets/main.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/react.js">
    <link rel="stylesheet" disabled crossorigin href="./assets/main.css">
    <link rel="stylesheet" disabled crossorigin href="./assets/landing.css">
  </body>
</html>
`);
  });

  it('is not built from parts that would work in a file only', () => {
    expect(() => assemble({ readFile: () => 'a{background:url(./a.svg)}' })).toThrow('relative URL');
    expect(() => assemble({ readFile: () => 'a::after{content:"</style>"}' })).toThrow('end early');
    expect(() => assemble({ firstScript: 'const tag = "</script>"' })).toThrow('end early');
    expect(() => assemble({ html: '<html><head></head></html>' })).toThrow('no script or no stylesheet');
  });
});
