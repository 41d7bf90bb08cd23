import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_PORT, EXAMPLE_SCHOOLS } from '../world/tenants.ts';
import { BENIGN } from './benign.ts';
import { CLINIC, FOUNDRY, PORT, SCHOOLS } from './customers.ts';
import { DATA_LOSS } from './data-loss.ts';
import { EMAIL_COMPROMISE } from './email-compromise.ts';
import { IDENTITY } from './identity.ts';
import { MALWARE } from './malware.ts';
import { RANSOMWARE } from './ransomware.ts';
import type { Story } from './story.ts';

/** The hand-written incidents of the home tenant. */
export const HOME_STORIES: readonly Story[] = [
  ...EMAIL_COMPROMISE,
  ...RANSOMWARE,
  ...IDENTITY,
  ...MALWARE,
  ...DATA_LOSS,
  ...BENIGN,
];

/** The hand-written incidents of the customers, by tenant id. */
export const CUSTOMER_STORIES: ReadonlyMap<string, readonly Story[]> = new Map([
  [EXAMPLE_FOUNDRY.tenantId, FOUNDRY],
  [EXAMPLE_CLINIC.tenantId, CLINIC],
  [EXAMPLE_PORT.tenantId, PORT],
  [EXAMPLE_SCHOOLS.tenantId, SCHOOLS],
]);
