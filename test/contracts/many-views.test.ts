/** One job, many views: a video of any dialect is read in the words of each of the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/dialects/index.ts';
import { createEngineBench, type EngineBench } from '../support/engine-bench.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../support/http-edge.ts';
import type { OpenEngine } from '../support/open-engine.ts';
import {
  DIALECT_IDS as IDS,
  prefixOf,
  SPEAKING,
  type Answer,
  type DialectId,
} from '../support/speaking-dialects.ts';

let bench: EngineBench;
let opened: OpenEngine;
let edge: HttpEdge;

beforeAll(async () => {
  bench = await createEngineBench();
  // The server has a clock of its own, and one of them must not be past the other's expiry.
  bench.now = new Date();
  opened = bench.open();
  const identity = { authenticate: async () => bench.owner };
  edge = await createHttpEdge({ dialects: [...DIALECTS], engine: opened.engine, identity });
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await bench.close();
});

async function ask(dialectId: DialectId, path: string, payload?: object): Promise<Answer> {
  const answer = await edge.server.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `${prefixOf(dialectId)}${path}`,
    headers: AUTHORIZED,
    ...(payload === undefined ? {} : { payload }),
  });
  expect([200, 202], answer.body).toContain(answer.statusCode);
  return answer.json();
}

/** How every dialect says that the video stands, whichever of its two names is used. */
async function readEverywhere(names: readonly string[]): Promise<Record<string, unknown[]>> {
  const seen: Record<string, unknown[]> = {};
  for (const id of IDS) {
    const { read, status } = SPEAKING[id];
    seen[id] = await Promise.all(names.map(async (name) => status(await ask(id, read(name)))));
  }
  return seen;
}

function inWords(at: 0 | 1): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(SPEAKING).map(([id, { words }]) => [id, [words[at], words[at]]]),
  );
}

test('every dialect is among them', () => {
  expect(IDS).toEqual(DIALECTS.map(({ id }) => id));
});

describe.each(IDS)('a video made in %s', (dialectId) => {
  test('is read in every dialect, in its words, by either name', async () => {
    const { create, id } = SPEAKING[dialectId];
    const name = String(id(await ask(dialectId, create, { model: 'sora-2', prompt: 'a lake' })));
    const video = await opened.get(name, bench.owner);
    const names = [video.id, video.alias];
    expect(names).toContain(name);
    expect(await readEverywhere(names)).toEqual(inWords(0));
    await opened.run();
    expect(await readEverywhere(names)).toEqual(inWords(1));
  });

  test('does not exist for another project in any of them', async () => {
    const { create, id } = SPEAKING[dialectId];
    const name = String(id(await ask(dialectId, create, { model: 'sora-2', prompt: 'a lake' })));
    await expect(opened.get(name, bench.stranger)).rejects.toMatchObject({
      code: 'video_not_found',
    });
  });
});
