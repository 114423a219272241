/** The dialect `openrouter` keeps the contract of dialects. */
import { openrouter } from '../../src/dialects/openrouter/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(openrouter);
