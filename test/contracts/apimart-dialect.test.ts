/** The dialect `apimart` keeps the contract of dialects. */
import { apimart } from '../../src/dialects/apimart/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(apimart);
