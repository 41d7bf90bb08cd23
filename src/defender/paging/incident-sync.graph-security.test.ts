import { testMovingTenants } from './paging-law.fixture.ts';

testMovingTenants('graph-security');
