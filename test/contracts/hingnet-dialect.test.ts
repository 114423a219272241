/** The dialect `hingnet` keeps the contract of dialects. */
import { hingnet } from '../../src/dialects/hingnet/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(hingnet);
