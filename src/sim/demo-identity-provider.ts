import { demoApplication } from './demo-application.ts';
import { type AdminConsentDecision, type AdminConsentStep, adminConsent } from './entra/admin-consent.ts';
import { authorize, type SignInStep } from './entra/authorize.ts';
import { type SignInInput, signInAs } from './entra/decide-sign-in.ts';
import { createEntraContext } from './entra/entra-context.ts';
import { type SignOutStep, signOut } from './entra/sign-out.ts';
import { tenantsOf } from './stories/scenarios.ts';
import { createTokenIssuer } from './token-issuer.ts';
import type { ScenarioName, SimulatorStore } from './wire/simulator-contract.ts';
import { findPersona } from './world/personas.ts';
import { createTenantDirectory } from './world/tenants.ts';

/** The purpose that the demo's sign-in page was opened for. */
type DemoVisit =
  | { readonly purpose: 'sign-in'; readonly tenantSegment: string; readonly params: URLSearchParams }
  | { readonly purpose: 'admin-consent'; readonly tenantSegment: string; readonly params: URLSearchParams }
  | { readonly purpose: 'sign-out'; readonly params: URLSearchParams };

/** Reads the page's query as `demoAuthorityMetadata` and MSAL built it. Validates nothing. */
export function readDemoVisit(query: string): DemoVisit {
  const params = new URLSearchParams(query);
  const tenantSegment = params.get('tenant') ?? 'organizations';
  switch (params.get('purpose')) {
    case 'sign-out':
      return { purpose: 'sign-out', params };
    case 'admin-consent':
      return { purpose: 'admin-consent', tenantSegment, params };
    default:
      return { purpose: 'sign-in', tenantSegment, params };
  }
}

/** Creates the logic of the demo's sign-in page. It knows one application with one redirect URI, and the scenario's tenants. */
export function createDemoIdentityProvider(options: {
  readonly scenario: ScenarioName;
  readonly store: SimulatorStore;
  readonly clock: () => number;
  readonly redirectUri: string;
}) {
  const { scenario, store, clock, redirectUri } = options;
  const context = createEntraContext({
    store,
    clock,
    applications: [demoApplication(redirectUri)],
    tenants: createTenantDirectory(tenantsOf(scenario)),
  });
  return {
    ...createTokenIssuer(context),
    /** The next step of a sign-in. Called without input when the page opens. */
    advance: (visit: Extract<DemoVisit, { purpose: 'sign-in' }>, input: SignInInput = {}): SignInStep =>
      authorize(context, visit.tenantSegment, visit.params, input),
    /** The next step of an admin consent link, whose visitor acts as an administrator of the tenant. */
    adminConsent: (
      visit: Extract<DemoVisit, { purpose: 'admin-consent' }>,
      decision: AdminConsentDecision | null = null,
    ): AdminConsentStep => adminConsent(context, visit.tenantSegment, visit.params, { form: 'v2', decision }),
    /** Ends every session and signs this persona in, so that the next sign-in needs no page. Ignores unknown ids. */
    signInOnly: (personaId: string): void => {
      const persona = findPersona(personaId);
      if (persona === null) return;
      const newSessionId = context.ids.guid();
      context.ledger.change((pages) => {
        pages.sessions = [];
        signInAs(pages, persona, context.clock(), newSessionId);
      });
    },
    /** Ends the session and returns where to go next. */
    signOut: (visit: Extract<DemoVisit, { purpose: 'sign-out' }>): SignOutStep => signOut(context, visit.params),
  };
}
