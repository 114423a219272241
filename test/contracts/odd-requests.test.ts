/** Whatever comes in, in any dialect: the right answer or a refusal in the right shape, never a crash. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RepriseError, type Command } from '../../src/core/index.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import type { Engine } from '../../src/engine/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../../src/identity/index.ts';
import { ensureUnlimitedAccount } from '../../src/ledger/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createNews, type News } from '../../src/webhooks/index.ts';
import { openEngine } from '../support/open-engine.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../support/http-edge.ts';
import { answerFault } from '../support/judge-answer.ts';
import { oddRequest, type OddRequest } from '../support/odd-requests.ts';
import { samplePrincipal } from '../support/sample-principal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const STUBBED_RUNS = 300;
const REAL_RUNS = 60;

function send({ server }: HttpEdge, request: OddRequest) {
  return server.inject({ ...request, headers: { ...request.headers, ...AUTHORIZED } });
}

/** The prompt that a JSON body means; undefined where it is no text. */
function promptOf({ headers, payload }: OddRequest): unknown {
  if (headers['content-type'] !== 'application/json' || typeof payload !== 'string')
    return undefined;
  return JSON.parse(payload).prompt;
}

function promptIn(commands: readonly Command[]): string | undefined {
  const [command] = commands;
  return command !== undefined && 'prompt' in command ? command.prompt : undefined;
}

describe.each(DIALECTS)('$id', (dialect) => {
  const [prefix = ''] = dialect.prefixes;

  test('before an engine that takes notes', async () => {
    const openContent = async () => {
      throw new RepriseError('video_not_completed');
    };
    await using edge = await createHttpEdge({ dialects: DIALECTS, engine: { openContent } });
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
  let testDatabase: TestDatabase;
  let folder: string;
  let news: News;
  let engine: Engine;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'reprise-odd-'));
    const { database, connection } = testDatabase;
    await createIdentity(database, systemClock).ensureDefaultProject();
    await ensureUnlimitedAccount(database, DEFAULT_PROJECT_ID);
    news = await createNews({ database, connection, logger: createLogger('silent') });
    ({ engine } = openEngine({ database, news, folder, now: () => new Date() }));
  });
  afterAll(async () => {
    await news.stop();
    await testDatabase.drop();
    await rm(folder, { recursive: true });
  });

  /** Everything that a refused request might have left behind. */
  async function countRows(): Promise<string> {
    const counts = ['videos', 'jobs', 'assets', 'events', 'attempts'].map(
      (table) => `(select count(*) from ${table})`,
    );
    const text = `select concat_ws(' ', ${counts.join(', ')}) as counts`;
    const { rows } = await testDatabase.database.query<{ counts: string }>(
      { name: 'test_count_rows', text },
      [],
    );
    return rows[0]?.counts ?? '';
  }

  test.each(DIALECTS)('nothing is stored for a refusal of $id', async (dialect) => {
    const [prefix = ''] = dialect.prefixes;
    const authenticate = async () => samplePrincipal({ projectId: DEFAULT_PROJECT_ID });
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
        if (answer.statusCode >= 400) expect(after).toBe(before);
        before = after;
      }),
      // Shrinking would ask for things that were stored meanwhile.
      { numRuns: REAL_RUNS, endOnFailure: true },
    );
  });
});
