import { describe, expect, it } from 'vitest';
import { ROUTES } from '../navigation/routes.ts';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { handleAdminConsentResponse, takeAdminConsentResponse } from './admin-consent-response.ts';
import { createConsentRequests } from './consent-requests.ts';

const PAGE = 'https://app.example/redirect.html';
const TENANTS_PAGE = `https://app.example/#${ROUTES.tenants}`;
const FOUNDRY = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';
const CLINIC = 'c2580f19-6e7d-4c93-a1b4-09f8e7d65c03';

/** A tab that made a link for Foundry and then one for Clinic. */
function aTab() {
  const store = createMemoryStore();
  let count = 0;
  const newState = () => {
    count += 1;
    return `unguessable-state-${count}`;
  };
  const requests = createConsentRequests({ store, newState });
  const [foundry, clinic] = [FOUNDRY, CLINIC].map((tenantId) => requests.stateFor(tenantId, TENANTS_PAGE));
  return {
    requests,
    states: { foundry, clinic },
    opens: (suffix: string) => handleAdminConsentResponse(store, new URL(`${PAGE}${suffix}`), () => epochMs(5)),
    taken: () => takeAdminConsentResponse(store),
    write: (text: string) => store.setItem('gatehouse.admin-consent-response', text),
    store,
  };
}

describe('the response to an admin consent link', () => {
  it('with the state of a link of this tab is recorded there and leads back to its page', () => {
    const { requests, states, opens, taken } = aTab();
    expect(opens(`?admin_consent=True&tenant=${FOUNDRY}&state=${states.foundry}`)).toBe(TENANTS_PAGE);
    expect(requests.returnedFor(FOUNDRY)).toEqual({ at: 5, granted: true, aadstsCode: null });
    expect(requests.returnedFor(CLINIC)).toBeNull();
    expect(taken()).toBeNull();
  });

  it('is refused with an error, even if admin_consent is True', () => {
    const { requests, states, opens } = aTab();
    opens(`?error=access_denied&error_description=AADSTS65004%3A+x&admin_consent=True&state=${states.foundry}`);
    expect(requests.returnedFor(FOUNDRY)).toEqual({ at: 5, granted: false, aadstsCode: 65004 });
  });

  it('matches once: a replay is any other response', () => {
    const { requests, states, opens, taken } = aTab();
    const response = `?admin_consent=True&tenant=${FOUNDRY}&state=${states.foundry}`;
    opens(response);
    expect(opens(response)).toBeNull();
    expect(taken()).toEqual({ kind: 'consent', granted: true, aadstsCode: null, tenantId: FOUNDRY });
    expect(requests.stateFor(FOUNDRY, TENANTS_PAGE)).not.toBe(states.foundry);
  });

  it('that names another tenant than its link changes nothing and uses up the state', () => {
    const { requests, states, opens, taken } = aTab();
    expect(opens(`?admin_consent=True&tenant=${CLINIC}&state=${states.foundry}`)).toBeNull();
    expect(taken()).toEqual({ kind: 'other-tenant', granted: true, aadstsCode: null, tenantId: CLINIC });
    expect([requests.returnedFor(FOUNDRY), requests.returnedFor(CLINIC)]).toEqual([null, null]);
    expect(opens(`?admin_consent=True&tenant=${FOUNDRY}&state=${states.foundry}`)).toBeNull();
  });

  it.each([
    ['a forged state', `?admin_consent=True&tenant=${FOUNDRY}&state=forged-forged-forged`, 'consent', true],
    ['no state', `?admin_consent=True&tenant=${FOUNDRY}`, 'consent', true],
    ['a script as text', '#error=x&error_description=%3Cimg+src%3Dx%3E&admin_consent=True', 'consent', false],
    ['the code of the older link', '?code=secret&session_state=x', 'older-link', true],
    ['the error of the older link', '?error=access_denied&error_description=x', 'older-link', false],
  ])('with %s changes no link and is passed on once, without its texts', (_what, suffix, kind, granted) => {
    const { requests, opens, taken, store } = aTab();
    expect(opens(suffix)).toBeNull();
    expect([requests.returnedFor(FOUNDRY), requests.returnedFor(CLINIC)]).toEqual([null, null]);
    expect(store.getItem('gatehouse.admin-consent-response')).not.toMatch(/secret|img|forged/);
    expect(taken()).toMatchObject({ kind, granted, aadstsCode: null });
    expect(taken()).toBeNull();
  });

  it('drops a tenant that is not a GUID', () => {
    const { opens, taken } = aTab();
    opens('?admin_consent=True&tenant=%22%3E%3Cscript%3E');
    expect(taken()?.tenantId).toBeNull();
  });

  it('ignores an invalid entry in the store', () => {
    const { write, taken } = aTab();
    write('consent granted <script> -');
    expect(taken()).toBeNull();
  });
});

describe('the links of a tab', () => {
  it('keep one unused state per tenant', () => {
    const { requests, states } = aTab();
    expect(requests.stateFor(FOUNDRY.toUpperCase(), TENANTS_PAGE)).toBe(states.foundry);
    expect(states.clinic).not.toBe(states.foundry);
  });

  it('start afresh if the entry is corrupt', () => {
    const { requests, states, store } = aTab();
    store.setItem('gatehouse.consent-requests', '[{"tenantId":1}]');
    expect(requests.returnedFor(FOUNDRY)).toBeNull();
    expect(requests.stateFor(FOUNDRY, TENANTS_PAGE)).not.toBe(states.foundry);
  });
});
