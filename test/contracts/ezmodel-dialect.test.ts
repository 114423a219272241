/** The dialect `ezmodel` keeps the contract of dialects. */
import { ezmodel } from '../../src/dialects/ezmodel/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(ezmodel);
