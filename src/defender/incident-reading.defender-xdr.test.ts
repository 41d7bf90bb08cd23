import { testMovingServices } from './moving-service.ts';

testMovingServices('defender-xdr');
