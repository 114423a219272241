/** What may come back for a request of any kind: a good answer, or a refusal in the dialect's shape. */
import { errorFault, type ErrorAnswer } from './dialect-errors.ts';

/** What is wrong with the answer; null if nothing is. */
export function answerFault(dialect: string, answer: ErrorAnswer): string | null {
  const { statusCode, headers, body } = answer;
  if (statusCode >= 500) return `status ${statusCode}: ${body.slice(0, 300)}`;
  if (statusCode >= 400) return errorFault(dialect, answer);
  if (statusCode !== 200 && statusCode !== 202) return `status ${statusCode}`;
  const isJson = headers['content-type'] === 'application/json; charset=utf-8';
  return isJson && typeof JSON.parse(body) === 'object' ? null : 'a good answer is not JSON';
}
