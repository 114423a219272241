/** A `fetch` for the SDKs that holds every answer against the schemas of OpenAI's own document. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { z } from 'zod';

const SCHEMAS = JSON.parse(
  readFileSync(new URL('./openai-videos-schemas.json', import.meta.url), 'utf8'),
) as {
  readonly $defs: Record<string, Record<string, unknown>>;
  /** Method and path to the name of the answer's schema. */
  readonly operations: Record<string, string>;
};

const CONTENT = 'GET /videos/{video_id}/content';

export interface CheckedFetch {
  readonly fetch: typeof fetch;
  /** The operations whose answers were checked. */
  readonly seen: Set<string>;
  /** Those that were refused, and whose refusals were checked. */
  readonly refused: Set<string>;
}

export function checkOpenAiReplies(): CheckedFetch {
  const seen = new Set<string>();
  const refused = new Set<string>();
  return {
    seen,
    refused,
    async fetch(input, init) {
      const response = await fetch(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : String(input));
      const operation = operationOf(init?.method ?? 'GET', pathname);
      expect(response.headers.get('x-request-id')).toMatch(/^req_/);
      expect(response.headers.get('openai-processing-ms')).toMatch(/^\d+$/);
      expect(response.headers.get('openai-version')).toBe('2020-10-01');
      if (!response.ok) {
        expectSchema('ErrorResponse', await response.clone().json());
        expect(response.headers.get('x-should-retry')).toMatch(/^(true|false)$/);
        refused.add(operation);
      } else if (operation === CONTENT) {
        expect(response.headers.get('content-type')).toMatch(/^(video\/mp4|image\/(webp|jpeg))$/);
        seen.add(operation);
      } else {
        const name = SCHEMAS.operations[operation];
        if (name === undefined) return response;
        expectSchema(name, await response.clone().json());
        seen.add(operation);
      }
      return response;
    },
  };
}

/** Every operation of OpenAI's document that answers with bytes or JSON. */
export const OPENAI_VIDEO_OPERATIONS: readonly string[] = [
  ...Object.keys(SCHEMAS.operations),
  CONTENT,
];

function operationOf(method: string, pathname: string): string {
  const path = pathname
    .replace(/^(\/openai)?(\/v1)?/, '')
    .replace(/\/characters\/[^/]+$/, '/characters/{character_id}')
    .replace(/\/video_[^/]+/, '/{video_id}');
  return `${method.toUpperCase()} ${path}`;
}

function expectSchema(name: string, body: unknown): void {
  const { $defs } = SCHEMAS;
  const { error } = z.fromJSONSchema({ $defs, ...$defs[name] }).safeParse(body);
  expect(error, `${name}: ${JSON.stringify(body)}`).toBeUndefined();
}
