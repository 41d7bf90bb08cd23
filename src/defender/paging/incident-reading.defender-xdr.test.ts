import { testMovingTenants } from './paging-law.ts';

testMovingTenants('defender-xdr');
