import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { LandingPage } from './landing-page.tsx';

function aLanding(props: Partial<Parameters<typeof LandingPage>[0]> = {}): string {
  const doNothing = () => undefined;
  return renderToStaticMarkup(
    <LandingPage
      canSignIn
      offersDemo
      isSigningIn={false}
      cloud={CLOUDS.global}
      api="defender-xdr"
      corner={null}
      onSignIn={doNothing}
      onExploreDemo={doNothing}
      onToggleTheme={doNothing}
      {...props}
    />,
  );
}

/** Returns the text of every element with the given name, without tags. */
function textsOf(html: string, element: string): readonly string[] {
  const matches = html.matchAll(new RegExp(`<${element}[ >].*?</${element}>`, 'gs'));
  return [...matches].map(([outer]) => outer.replace(/<[^>]*>/g, '').trim());
}

describe('the landing page, rendered without a browser', () => {
  it('has one level-1 heading, the name of the app', () => {
    expect(textsOf(aLanding(), 'h1')).toEqual(['Gatehouse']);
  });

  it('has the buttons and links that acceptance checks rely on', () => {
    const html = aLanding();
    expect(textsOf(html, 'button')).toEqual(expect.arrayContaining(['Sign in', 'Explore the demo']));
    expect(html).toContain('<a href="#/setup">Set up your tenant</a>');
    expect(html).toContain('<a href="#/token">Inspect a token</a>');
  });

  it('has no demo button if the configuration hides the demo', () => {
    const html = aLanding({ offersDemo: false });
    expect(textsOf(html, 'button')).not.toContain('Explore the demo');
    expect(html).not.toContain('the demo');
  });

  it('says that the site needs setup if there is no client id', () => {
    expect(aLanding({ canSignIn: false })).toContain('This site isn’t set up yet.');
  });

  it('lists every host that it can contact', () => {
    const html = aLanding({ cloud: CLOUDS.dod });
    for (const host of ['login.microsoftonline.us', 'api-gov.security.microsoft.us', 'dod-graph.microsoft.us']) {
      expect(html).toContain(host);
    }
  });

  it('names the permission of the configured API', () => {
    expect(aLanding()).toContain('<code>Incident.Read</code>');
    expect(aLanding({ api: 'graph-security' })).toContain('<code>SecurityIncident.Read.All</code>');
  });
});
