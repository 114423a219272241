/** Requests that must be refused, as rows: what is sent, and how the refusal must look. */
import type { z } from 'zod';
import type { CheckedRequest } from './conformance-client.ts';
import { expectShape, expectStatus, expectValues } from './expect-answer.ts';
import type { SuiteContext } from './suite.ts';

export interface RefusedRequest {
  readonly feature: string;
  readonly request: CheckedRequest;
  /** More than one where the dialect's sources do not agree. */
  readonly statuses: readonly number[];
  /** Members of `error` with the one value they must have. */
  readonly error?: Readonly<Record<string, unknown>>;
}

type ErrorSchema = z.ZodType<{ readonly error: { readonly message: string } }>;

export async function checkRefused(
  { list, client }: Pick<SuiteContext, 'list' | 'client'>,
  schema: ErrorSchema,
  rows: readonly RefusedRequest[],
): Promise<void> {
  for (const { feature, request, statuses, error = {} } of rows) {
    await list.check(`error: ${feature}`, async (tell) => {
      const answer = await client.send(request);
      expectStatus(answer, ...statuses);
      const body = expectShape(answer, schema);
      expectValues('error', body.error, error);
      tell(`${answer.status}: ${body.error.message}`);
    });
  }
}
