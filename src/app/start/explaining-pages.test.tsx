import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SignInError } from '../../access/sign-in-error.ts';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { parseConfiguration } from '../configuration/parse-configuration.ts';
import { SignInFailure } from '../landing/sign-in-failure.tsx';
import { ConfigurationErrorPage } from './configuration-error-page.tsx';
import { CrashPage } from './crash-page.tsx';

const REDIRECT_URI = 'https://soc.example/gatehouse/redirect.html';
const nothing = () => undefined;

describe('the explanation of an error number', () => {
  it.each(AADSTS_CODES.map((code) => [code.number, code] as const))(
    'AADSTS%d: meaning, cure, look-up',
    (number, code) => {
      const html = renderToStaticMarkup(<AadstsExplanation number={number} redirectUri={REDIRECT_URI} />);
      const text = html.replace(/<[^>]*>/g, '');
      expect(text).toContain(code.meaning);
      expect(text).toContain(code.remedy);
      expect(html).toContain(`href="https://login.microsoftonline.com/error?code=${number}"`);
      expect(html).toContain('rel="noreferrer"');
    },
  );

  it.each([50011, 9002326, 7000218])('AADSTS%d comes with the exact redirect URI', (number) => {
    expect(renderToStaticMarkup(<AadstsExplanation number={number} redirectUri={REDIRECT_URI} />)).toContain(
      REDIRECT_URI,
    );
  });

  it('sends an unknown number to the look-up', () => {
    const html = renderToStaticMarkup(<AadstsExplanation number={99999} redirectUri={REDIRECT_URI} />);
    expect(html).toContain('error?code=99999');
    expect(html).not.toContain(REDIRECT_URI);
  });
});

describe('a failed sign-in', () => {
  it('is an alert with the number explained and a way to start afresh', () => {
    const error = new SignInError({ code: 'access-denied', aadstsCode: 50105 });
    const html = renderToStaticMarkup(
      <SignInFailure error={error} redirectUri={REDIRECT_URI} onAction={nothing} onReset={nothing} />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('The account is not assigned to the app.');
    expect(html).toContain('Reset sign-in');
  });
});

describe('the page for a wrong configuration', () => {
  it('names each key, what it held and what it may hold', () => {
    const read = parseConfiguration({ cloud: 'moon', clientId: 7 });
    if (read.ok) throw new Error('the configuration was meant to be wrong');
    const html = renderToStaticMarkup(
      <ConfigurationErrorPage problems={read.problem} configurationFile="config.json" onReload={nothing} />,
    );
    const text = html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');
    expect(text).toContain('config.json holds 2 wrong values');
    for (const part of ['cloud', '"moon"', '"gcc-high"', 'clientId', '7', 'a GUID']) expect(text).toContain(part);
  });
});

describe('the last resort', () => {
  const shown = (error: unknown) =>
    renderToStaticMarkup(
      <CrashPage fault={{ error, componentStack: '\n    at Canary (eyJcanarycanary.canary)' }} onReload={nothing} />,
    );

  it('keeps tokens, names and queries out of the details it shows', () => {
    const html = shown(
      new Error('Bearer eyJcanary.canary.canary for analyst@soc.example at https://soc.example/?x=concealed'),
    );
    expect(html).toContain('[left out]');
    expect(html).not.toMatch(/eyJcanary|analyst|concealed/);
  });

  it('shows nothing of a thrown thing that is no error', () => {
    const html = shown('eyJcanary');
    expect(html).toContain('Something was thrown that is no error');
    expect(html).not.toContain('canary');
  });
});
