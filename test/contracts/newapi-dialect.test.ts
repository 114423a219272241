/** The dialect `newapi` keeps the contract of dialects. */
import { newapi } from '../../src/dialects/newapi/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(newapi);
