/** Takes what a chat model has written out of the answer of its service. */
import { z } from 'zod';

const ANSWER = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Throws for anything that is no answer, or whose text is no JSON. */
export function decodeReading(text: string): unknown {
  const { choices } = ANSWER.parse(JSON.parse(text));
  const content = choices[0]?.message.content ?? '';
  // Small models put it in a fence, or talk around it.
  const [start, end] = [content.indexOf('{'), content.lastIndexOf('}')];
  return JSON.parse(content.slice(start, end + 1));
}
