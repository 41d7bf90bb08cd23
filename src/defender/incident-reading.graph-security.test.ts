import { testMovingServices } from './moving-service.ts';

testMovingServices('graph-security');
