/**
 * The longest prompt. Source: `maxLength` of every prompt in OpenAI's document; vendors that name
 * no bound call themselves compatible with it, and a model may allow less.
 */
export const MAX_PROMPT_CODE_POINTS = 32_000;
