import { testMovingTenants } from './moving-tenant.ts';

testMovingTenants('defender-xdr');
