import { EXAMPLE_SOC } from '../../src/sim/world/tenants.ts';

/** The app registration of the baseline page. */
export const BASELINE = {
  origin: 'https://baseline.example',
  clientId: 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2c',
  authority: `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}`,
} as const;
