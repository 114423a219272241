/** Every dialect; where nobody says otherwise, the first that knows a route is spoken. */
import { apimart } from './apimart/index.ts';
import { ezmodel } from './ezmodel/index.ts';
import { hingnet } from './hingnet/index.ts';
import { newapi } from './newapi/index.ts';
import { openai } from './openai/index.ts';
import { openrouter } from './openrouter/index.ts';

export const DIALECTS = [openai, hingnet, ezmodel, apimart, newapi, openrouter] as const;
export { createEventEncoder } from './create-event-encoder.ts';
export { createEventSigner } from './create-event-signer.ts';
