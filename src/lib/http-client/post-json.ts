/** Asks a service that an operator has set up, by JSON and with its key. */
import { readBody, sendRequest } from './http-client.ts';

export interface ConfiguredService {
  /** The whole address of the endpoint. */
  readonly url: string;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
}

/** The answer's text. Throws for any status but 2xx, and for an answer larger than `maxBytes`; says `name`. */
export async function postJson(
  { url, apiKey, timeoutMs }: ConfiguredService,
  body: unknown,
  { name, maxBytes }: { readonly name: string; readonly maxBytes: number },
): Promise<string> {
  const response = await sendRequest({
    url,
    trust: 'configured',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(body),
    timeoutMs,
  });
  const answer = await readBody(response, maxBytes);
  if (!response.ok) throw new Error(`${name} answered with ${response.status}`);
  return answer.toString('utf8');
}
