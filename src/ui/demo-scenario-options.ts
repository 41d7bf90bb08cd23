import { APIS } from '../entra/apis.ts';
import { DEMO_SCENARIOS, type DemoScenario } from './demo-scenarios.ts';

const LABELS: { readonly [Scenario in DemoScenario]: { readonly label: string; readonly text: string } } = {
  normal: { label: 'Normal', text: 'A normal day with one serious attack. Same data every time, dated today.' },
  busy: { label: 'Busy', text: '5,000 incidents, more than load automatically.' },
  throttled: { label: 'Throttled', text: 'The API allows few requests per minute, so loading pauses and resumes.' },
  'tenant-down': {
    label: 'Tenant down',
    text: 'For Partner: one customer is down, one responds slowly, one hasn’t consented.',
  },
  drift: { label: 'Unexpected data', text: 'Unexpected API data: unknown values, missing fields, one broken row.' },
  blocked: {
    label: 'Blocked',
    text: `${APIS['defender-xdr'].displayName} blocks browser requests (CORS); ${APIS['graph-security'].displayName} works.`,
  },
  empty: { label: 'Empty', text: 'A tenant with no incidents.' },
};

/** The scenarios with label and description. Not in `demo-scenarios.ts`, because that file loads before the first paint. */
export const DEMO_SCENARIO_OPTIONS = DEMO_SCENARIOS.map((value) => ({ value, ...LABELS[value] }));
