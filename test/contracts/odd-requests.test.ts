/** Whatever comes in, in any dialect: the right answer or a refusal in the right shape, never a crash. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/core/index.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import { createEngineBench, type EngineBench } from '../support/engine-bench.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../support/http-edge.ts';
import { answerFault } from '../support/judge-answer.ts';
import { EMPTY_ENGINE, oddRequest, type OddRequest } from '../support/odd-requests.ts';

const STUBBED_RUNS = 300;
const REAL_RUNS = 60;

function send({ server }: HttpEdge, request: OddRequest) {
  return server.inject({ ...request, headers: { ...request.headers, ...AUTHORIZED } });
}

/** The prompt that a JSON body means; undefined where it is no text. */
function promptOf({ headers, payload }: OddRequest): unknown {
  if (headers['content-type'] !== 'application/json' || typeof payload !== 'string')
    return undefined;
  return JSON.parse(payload.replace(/^\uFEFF/, '')).prompt;
}

function promptIn(commands: readonly Command[]): string | undefined {
  const [command] = commands;
  return command !== undefined && 'prompt' in command ? command.prompt : undefined;
}

describe.each(DIALECTS)('$id', (dialect) => {
  const [prefix = ''] = dialect.prefixes;

  test('before an engine that takes notes', async () => {
    await using edge = await createHttpEdge({ dialects: DIALECTS, engine: EMPTY_ENGINE });
    await fc.assert(
      fc.asyncProperty(oddRequest(dialect, prefix), async (request) => {
        edge.commands.length = 0;
        const answer = await send(edge, request);
        expect(answerFault(dialect.id, answer)).toBeNull();
        if (answer.statusCode >= 400) expect(edge.commands).toEqual([]);
        const understood = promptIn(edge.commands);
        if (understood !== undefined) expect([understood, undefined]).toContain(promptOf(request));
      }),
      { numRuns: STUBBED_RUNS },
    );
  });
});

describe('before the real engine', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await createEngineBench();
  });
  afterAll(() => bench.close());

  /** Everything that a refused request might have left behind. */
  async function countRows(): Promise<number[]> {
    const tables = ['videos', 'jobs', 'assets', 'events', 'attempts', 'files'];
    return await Promise.all(tables.map((table) => bench.count(table)));
  }

  test.each(DIALECTS)('nothing is stored for a refusal of $id', async (dialect) => {
    const [prefix = ''] = dialect.prefixes;
    const { engine } = bench.open();
    const authenticate = async () => bench.owner;
    await using edge = await createHttpEdge({
      dialects: DIALECTS,
      engine,
      identity: { authenticate },
    });
    let before = await countRows();
    await fc.assert(
      fc.asyncProperty(oddRequest(dialect, prefix), async (request) => {
        const answer = await send(edge, request);
        expect(answerFault(dialect.id, answer)).toBeNull();
        const after = await countRows();
        if (answer.statusCode >= 400) expect(after).toEqual(before);
        before = after;
      }),
      // Shrinking would ask for things that were stored meanwhile.
      { numRuns: REAL_RUNS, endOnFailure: true },
    );
  });
});
