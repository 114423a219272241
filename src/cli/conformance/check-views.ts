/** One job, many views: a video made in one dialect is readable in each of the others. */
import type { z } from 'zod';
import { apimartTaskSchema } from './apimart-schemas.ts';
import type { Basis } from './checklist.ts';
import type { ConformanceClient } from './conformance-client.ts';
import { expectEqual, expectGood } from './expect-answer.ts';
import { ezmodelVideoSchema } from './ezmodel-schemas.ts';
import { hingnetSoraSchema } from './hingnet-schemas.ts';
import { newapiTaskSchema } from './newapi-schemas.ts';
import type { OpenaiVideo } from './openai-schemas.ts';
import { openrouterJobSchema } from './openrouter-schemas.ts';
import type { SuiteContext } from './suite.ts';

export type ViewedDialect = 'hingnet' | 'ezmodel' | 'apimart' | 'newapi' | 'openrouter';

export interface View {
  readonly dialect: ViewedDialect;
  readonly client: ConformanceClient;
}

interface Reading {
  path(id: string): string;
  readonly schema: z.ZodType<{ readonly status: string }>;
  readonly doneWord: string;
}

/** In each dialect the video must be finished, in the dialect's own word for it. */
const READINGS: Readonly<Record<ViewedDialect, Reading>> = {
  hingnet: { path: (id) => `/videos/${id}`, schema: hingnetSoraSchema, doneWord: 'success' },
  ezmodel: { path: (id) => `/videos/${id}`, schema: ezmodelVideoSchema, doneWord: 'completed' },
  apimart: {
    path: (id) => `/tasks/${id}`,
    schema: apimartTaskSchema.transform(({ data }) => data),
    doneWord: 'completed',
  },
  newapi: {
    path: (id) => `/video/generations/${id}`,
    schema: newapiTaskSchema,
    doneWord: 'completed',
  },
  openrouter: {
    path: (id) => `/videos/${id}`,
    schema: openrouterJobSchema,
    doneWord: 'completed',
  },
};

export async function checkViews(
  { list }: Pick<SuiteContext, 'list'>,
  completed: Basis<OpenaiVideo>,
  views: readonly View[],
): Promise<void> {
  for (const { dialect, client } of views) {
    const { path, schema, doneWord } = READINGS[dialect];
    await list.checkWith(completed, `the same video in ${dialect}`, async ({ id }, tell) => {
      const answer = await client.send({ method: 'GET', path: path(id) });
      const { status } = expectGood(answer, schema);
      expectEqual('status', status, doneWord);
      tell(`'${status}'`);
    });
  }
}
