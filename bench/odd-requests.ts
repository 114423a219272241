/**
 * Thousands of odd and hostile requests in each dialect, before an engine that takes notes: counts
 * the answers and shows the first that is none of the dialect's. `node bench/odd-requests.ts 10000`.
 */
import fc from 'fast-check';
import { DIALECTS } from '../src/dialects/index.ts';
import { AUTHORIZED, createHttpEdge } from '../test/support/http-edge.ts';
import { answerFault } from '../test/support/judge-answer.ts';
import { EMPTY_ENGINE, oddRequest } from '../test/support/odd-requests.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000);
const MAX_SHOWN_LETTERS = 600;

process.stdout.write(`${COUNT} requests in each dialect, seed ${SEED}\n`);
for (const dialect of DIALECTS) {
  const [prefix = ''] = dialect.prefixes;
  await using edge = await createHttpEdge({ dialects: DIALECTS, engine: EMPTY_ENGINE });
  const statuses = new Map<number, number>();
  let faults = 0;
  for (const request of fc.sample(oddRequest(dialect, prefix), { numRuns: COUNT, seed: SEED })) {
    edge.logLines.length = 0;
    edge.commands.length = 0;
    const headers = { ...request.headers, ...AUTHORIZED };
    const answer = await edge.server.inject({ ...request, headers });
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    const isStored = answer.statusCode >= 400 && edge.commands.length > 0;
    const fault = answerFault(dialect.id, answer) ?? (isStored ? 'refused too late' : null);
    if (fault === null) continue;
    faults += 1;
    if (faults > 1) continue;
    const shown = JSON.stringify({ ...request, payload: String(request.payload) });
    process.stdout.write(`${fault}\n  ${shown.slice(0, MAX_SHOWN_LETTERS)}\n`);
    process.exitCode = 1;
  }
  const counts = [...statuses].toSorted(([a], [b]) => a - b);
  const summary = counts.map(([status, count]) => `${status}: ${count}`).join('  ');
  process.stdout.write(`${dialect.id.padEnd(11)} ${faults} faults   ${summary}\n`);
}
