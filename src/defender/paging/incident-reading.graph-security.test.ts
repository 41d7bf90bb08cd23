import { testMovingTenants } from './paging-law.ts';

testMovingTenants('graph-security');
