import { testEndlessServices } from '../endless-services.fixture.ts';
import { testMovingTenants } from './paging-law.fixture.ts';

testMovingTenants('graph-security');
testEndlessServices('graph-security');
