import { testMovingTenants } from './moving-tenant.ts';

testMovingTenants('graph-security');
