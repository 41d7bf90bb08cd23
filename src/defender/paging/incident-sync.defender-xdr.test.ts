import { testEndlessServices } from '../paging-end-law.fixture.ts';
import { testMovingTenants } from './paging-law.fixture.ts';

testMovingTenants('defender-xdr');
testEndlessServices('defender-xdr');
