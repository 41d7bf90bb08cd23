import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { LandingPage } from './landing-page.tsx';
import { talksTo } from './talks-to.ts';

function aLanding(props: Partial<Parameters<typeof LandingPage>[0]> = {}): string {
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <LandingPage
      canSignIn
      offersDemo
      signingIn={false}
      talksTo={talksTo(CLOUDS.global)}
      api="defender-xdr"
      mark={null}
      onSignIn={nothing}
      onExploreDemo={nothing}
      onToggleTheme={nothing}
      {...props}
    />,
  );
}

/** Texts of all elements of one name, without what is inside their tags. */
function textsOf(html: string, element: string): readonly string[] {
  const found = html.matchAll(new RegExp(`<${element}[ >].*?</${element}>`, 'gs'));
  return [...found].map(([outer]) => outer.replace(/<[^>]*>/g, '').trim());
}

describe('the landing, rendered without a browser', () => {
  it('has one level-1 heading, the name', () => {
    expect(textsOf(aLanding(), 'h1')).toEqual(['Gatehouse']);
  });

  it('offers its doors and ways by their names', () => {
    const html = aLanding();
    expect(textsOf(html, 'button')).toEqual(expect.arrayContaining(['Sign in', 'Explore the demo']));
    expect(html).toContain('<a href="#/setup">Set up your tenant</a>');
    expect(html).toContain('<a href="#/token">Inspect a token</a>');
  });

  it('does not offer a demo that the configuration hides', () => {
    const html = aLanding({ offersDemo: false });
    expect(textsOf(html, 'button')).not.toContain('Explore the demo');
    expect(html).not.toContain('The demo');
  });

  it('says where signing in leads without a client id', () => {
    expect(aLanding({ canSignIn: false })).toContain('signing in begins with set-up');
  });

  it('lists every host it may talk to', () => {
    const html = aLanding({ talksTo: talksTo(CLOUDS.dod) });
    for (const host of ['login.microsoftonline.us', 'api-gov.security.microsoft.us', 'dod-graph.microsoft.us']) {
      expect(html).toContain(host);
    }
  });

  it('names the permission of the API it is configured for', () => {
    expect(aLanding()).toContain('<code>Incident.Read</code>');
    expect(aLanding({ api: 'graph-security' })).toContain('<code>SecurityIncident.Read.All</code>');
  });
});
