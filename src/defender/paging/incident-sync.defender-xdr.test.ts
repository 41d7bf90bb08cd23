import { testMovingTenants } from './paging-law.fixture.ts';

testMovingTenants('defender-xdr');
