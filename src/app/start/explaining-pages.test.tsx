import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SignInError } from '../../access/sign-in-error.ts';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { parseConfiguration } from '../configuration/parse-configuration.ts';
import { CrashPage } from '../crash/crash-page.tsx';
import { SignInFailureNotice } from '../landing/sign-in-failure-notice.tsx';
import { ConfigurationErrorPage } from './configuration-error-page.tsx';

const REDIRECT_URI = 'https://soc.example/gatehouse/redirect.html';
const doNothing = () => undefined;

describe('the explanation of an AADSTS number', () => {
  it.each(AADSTS_CODES.map((code) => [code.number, code] as const))(
    'AADSTS%d has a meaning, a remedy and a look-up link',
    (number, code) => {
      const html = renderToStaticMarkup(<AadstsExplanation number={number} redirectUri={REDIRECT_URI} />);
      const text = html.replace(/<[^>]*>/g, '');
      expect(text).toContain(code.meaning);
      expect(text).toContain(code.remedy);
      expect(html).toContain(`href="https://login.microsoftonline.com/error?code=${number}"`);
      expect(html).toContain('rel="noreferrer"');
    },
  );

  it.each([50011, 9002326, 7000218])('AADSTS%d shows the exact redirect URI', (number) => {
    expect(renderToStaticMarkup(<AadstsExplanation number={number} redirectUri={REDIRECT_URI} />)).toContain(
      REDIRECT_URI,
    );
  });

  it('an unknown number has only a look-up link', () => {
    const html = renderToStaticMarkup(<AadstsExplanation number={99999} redirectUri={REDIRECT_URI} />);
    expect(html).toContain('error?code=99999');
    expect(html).not.toContain(REDIRECT_URI);
  });
});

describe('the notice of a failed sign-in', () => {
  it('is an alert with an explanation of the number and a reset button', () => {
    const error = new SignInError({ code: 'access-denied', aadstsCode: 50105 });
    const html = renderToStaticMarkup(
      <SignInFailureNotice error={error} redirectUri={REDIRECT_URI} onAction={doNothing} onReset={doNothing} />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('The account isn’t assigned to the app.');
    expect(html).toContain('Reset sign-in');
  });
});

describe('the configuration error page', () => {
  it('lists each invalid key with its value and the expected one', () => {
    const parsed = parseConfiguration({ cloud: 'moon', clientId: 7 });
    if (parsed.ok) throw new Error('expected an invalid configuration');
    const html = renderToStaticMarkup(
      <ConfigurationErrorPage problems={parsed.problem} configurationFile="config.json" onReload={doNothing} />,
    );
    const text = html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');
    expect(text).toContain('config.json has 2 errors');
    for (const part of ['cloud', '"moon"', '"gcc-high"', 'clientId', '7', 'a GUID']) expect(text).toContain(part);
  });
});

describe('the crash page', () => {
  const render = (error: unknown) =>
    renderToStaticMarkup(
      <CrashPage
        place="app"
        crash={{ error, componentStack: '\n    at Canary (eyJcanarycanary.canary)' }}
        onReload={doNothing}
      />,
    );

  it('redacts tokens, names and queries in the details', () => {
    const html = render(
      new Error('Bearer eyJcanary.canary.canary for analyst@soc.example at https://soc.example/?x=concealed'),
    );
    expect(html).toContain('[redacted]');
    expect(html).not.toMatch(/eyJcanary|analyst|concealed/);
  });

  it('shows nothing of a thrown value that is not an Error', () => {
    const html = render('eyJcanary');
    expect(html).toContain('Unknown error');
    expect(html).not.toContain('canary');
  });
});
