import { testEndlessServices } from '../endless-services.fixture.ts';
import { testMovingTenants } from './paging-law.fixture.ts';

testMovingTenants('defender-xdr');
testEndlessServices('defender-xdr');
