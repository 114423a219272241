/** The shape of an error in each dialect, exactly: no member more, none less. */
import { z } from 'zod';

const openai = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    type: z.string().min(1),
    param: z.string().nullable(),
    code: z.string().min(1),
  }),
});

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  openai,
  newapi: openai,
  hingnet: z.strictObject({
    error: z.strictObject({
      message: z.string().min(1),
      type: z.string().min(1),
      code: z.string().min(1),
    }),
  }),
  // OpenAI's members in another order: `message` and `code` are the page's own.
  ezmodel: openai,
  apimart: z.strictObject({
    error: z.strictObject({
      code: z.number().int().min(400),
      message: z.string().min(1),
      type: z.string().min(1),
    }),
  }),
  openrouter: z.strictObject({
    error: z.strictObject({ code: z.number().int().min(400), message: z.string().min(1) }),
  }),
};

export interface ErrorAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What is wrong with it as an error of the dialect; null if nothing is. */
export function errorFault(
  dialect: string,
  { statusCode, headers, body }: ErrorAnswer,
): string | null {
  const schema = SCHEMAS[dialect];
  if (schema === undefined) return `nobody has written down the errors of ${dialect}`;
  if (headers['content-type'] !== 'application/json; charset=utf-8') return 'it is not JSON';
  if (!/^req_[0-9a-f]{32}$/.test(String(headers['x-request-id']))) return 'it has no number';
  const parsed = schema.safeParse(JSON.parse(body));
  if (!parsed.success) return `${body}: ${z.prettifyError(parsed.error)}`;
  const { error } = JSON.parse(body);
  const isNumber = typeof error.code === 'number';
  return isNumber && error.code !== statusCode ? `'code' is ${error.code}` : null;
}
