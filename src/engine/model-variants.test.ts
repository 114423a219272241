/** A suffix to a model's name reaches its provider, and changes neither price nor permission. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { CREATE } from '../../test/support/open-engine.ts';

let bench: EngineBench;
beforeAll(async () => {
  bench = await createEngineBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

const HELD = {
  name: 'test_held',
  text: `select model, amount_micros as micros from transfers where kind = 'hold' and model = 'sora-2-pro'`,
};

test('the provider is told the whole name, which the video keeps', async () => {
  const { engine, run, get, provider } = bench.open();
  const asked = { ...CREATE, model: 'sora-2:take-20s' };
  const { id } = await engine.makeVideo(bench.owner, asked, null);
  await run();
  expect(await get(id, bench.owner)).toMatchObject({ status: 'completed', model: asked.model });
  expect(provider.submissions[0]?.request.model).toBe(asked.model);
  const remix = { kind: 'remix', sourceVideoId: id, prompt: 'at night', model: null } as const;
  const again = await engine.makeVideo(bench.owner, remix, null);
  expect(again.model).toBe(asked.model);
});

test('it costs what the model itself costs', async () => {
  const { engine } = bench.open();
  for (const model of ['sora-2-pro', 'sora-2-pro:instant']) {
    await engine.makeVideo(bench.owner, { ...CREATE, model }, null);
  }
  const { rows } = await bench.database.query<{ model: string; micros: string }>(HELD, []);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual(rows[1]);
});

test('a key may use the variants of the models that it may use, and of no others', async () => {
  const { engine } = bench.open();
  const only = { ...bench.owner, models: ['sora-2'] };
  const make = (model: string) => engine.makeVideo(only, { ...CREATE, model }, null);
  expect((await make('sora-2:instant')).model).toBe('sora-2:instant');
  await expect(make('sora-2-pro:instant')).rejects.toMatchObject({ code: 'model_not_found' });
});

test('of a model that is not there, or of none, there is no variant', async () => {
  const { engine } = bench.open();
  for (const model of ['nothing:instant', ':instant', 'sora-2:', 'sora-2:a b', 'sora-2:\n']) {
    const making = engine.makeVideo(bench.owner, { ...CREATE, model }, null);
    await expect(making).rejects.toMatchObject({ code: 'model_not_found', param: 'model' });
  }
});
