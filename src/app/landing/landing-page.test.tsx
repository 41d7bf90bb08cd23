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
      busy={null}
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

/** Returns the states of the steps of the checklist. */
function statesOf(html: string): readonly (string | undefined)[] {
  return [...html.matchAll(/data-state="([^"]*)"/g)].map(([, state]) => state);
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

  it('makes the button primary that works: the demo if there is no client id', () => {
    const primaryOf = (html: string) => /<button[^>]*_primary_[^>]*>(?:<[^>]*>)*([^<]*)/.exec(html)?.[1];
    expect(primaryOf(aLanding())).toBe('Sign in');
    expect(primaryOf(aLanding({ canSignIn: false }))).toBe('Explore the demo');
    expect(primaryOf(aLanding({ canSignIn: false, offersDemo: false }))).toBe('Sign in');
  });

  it('says that the demo loads', () => {
    expect(aLanding({ busy: 'demo' })).toMatch(/aria-busy="true".*Explore the demo.*Loading demo/);
    expect(aLanding({ busy: 'sign-in' })).not.toContain('Loading demo');
  });

  it('completes only the configuration before a sign-in', () => {
    expect(statesOf(aLanding())).toEqual(['done', 'open', 'open', 'open', 'open', 'open']);
  });

  it('completes no step in the static HTML, which is built without the configuration', () => {
    const html = aLanding({ canSignIn: null });
    expect(statesOf(html)).toEqual(['open', 'open', 'open', 'open', 'open', 'open']);
    expect(html).not.toContain('No client ID yet');
  });

  it('leaves the configuration open without a client id, with a link to setup', () => {
    const html = aLanding({ canSignIn: false });
    expect(statesOf(html)).toEqual(['open', 'open', 'open', 'open', 'open', 'open']);
    expect(html).toContain('No client ID yet. <a href="#/setup">Set up</a>');
  });

  it('marks the step that a failed sign-in stopped at', () => {
    const html = aLanding({ failedStep: 'Permission' });
    expect(statesOf(html)).toEqual(['done', 'open', 'open', 'failed', 'open', 'open']);
    expect(textsOf(html, 'li')).toContainEqual(expect.stringContaining('FailedPermission'));
    expect(statesOf(aLanding({ failedStep: 'Configuration' }))[0]).toBe('failed');
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
