/** The dialect `openai` keeps the contract of dialects. */
import { openai } from '../../src/dialects/openai/index.ts';
import { testDialect } from './dialect-contract.ts';

testDialect(openai);
