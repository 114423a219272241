/** Which requests are drawn anew, which are made from pixels, and which are refused. */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import type { ProviderFailure, ProviderRequest } from '../../core/index.ts';
import { encodeOperation, type BuiltinOperation } from './operation.ts';
import { planRequest } from './plan-request.ts';

const CREATE: ProviderRequest = {
  operation: 'create',
  model: 'sora-2',
  prompt: 'A sailing boat on a lake at noon',
  width: 1280,
  height: 720,
  durationSeconds: 8,
  keepsSource: true,
  referenceImageCount: 0,
  characters: [],
  source: null,
};

function sourceWith(operation: JsonValue | null, durationSeconds = 8) {
  return { operation, durationSeconds, width: 1280, height: 720 };
}

const created = planRequest(CREATE);

function sceneWork({ work }: BuiltinOperation) {
  if (work.kind !== 'scene') throw new Error(`it is ${work.kind}`);
  return work;
}

function footageOf({ work }: BuiltinOperation) {
  if (work.kind !== 'footage') throw new Error(`it is ${work.kind}`);
  return work.footage;
}

function failureOf(request: ProviderRequest): ProviderFailure {
  try {
    planRequest(request);
  } catch (error) {
    return error as ProviderFailure;
  }
  throw new Error('it was accepted');
}

describe('a video of our own', () => {
  const source = sourceWith(encodeOperation(created));

  test('is remixed by its scene', () => {
    const remix = planRequest({ ...CREATE, operation: 'remix', prompt: 'at night', source });
    expect(sceneWork(remix).scene.seed).toBe(sceneWork(created).scene.seed);
  });

  test('is extended as a whole, or by the new part alone', () => {
    const extend = { ...CREATE, operation: 'extend', prompt: 'on', source } as const;
    const whole = sceneWork(planRequest({ ...extend, durationSeconds: 12 }));
    expect([whole.scene.durationSeconds, whole.fromSeconds]).toEqual([12, 0]);
    const part = planRequest({ ...extend, durationSeconds: 4, keepsSource: false });
    expect(sceneWork(part)).toMatchObject({ fromSeconds: 8, scene: { durationSeconds: 12 } });
    // The part goes on from where it ends itself, and a remix of it stays a part.
    const partSource = sourceWith(encodeOperation(part), 4);
    const next = planRequest({ ...extend, source: partSource, durationSeconds: 8 });
    expect(sceneWork(next)).toMatchObject({ fromSeconds: 8, scene: { durationSeconds: 16 } });
    const remix = planRequest({ ...extend, operation: 'remix', source: partSource });
    expect(sceneWork(remix)).toMatchObject({ fromSeconds: 8, scene: { durationSeconds: 12 } });
  });

  test('whose scene has come to its end goes on as pixels', () => {
    let operation = created;
    for (let part = 0; part < 7; part++) {
      operation = planRequest({
        ...CREATE,
        operation: 'extend',
        keepsSource: false,
        durationSeconds: 20,
        source: sourceWith(encodeOperation(operation), part === 0 ? 8 : 20),
      });
    }
    expect(footageOf(operation)).toMatchObject({ sourceSeconds: 20, addedSeconds: 20 });
  });
});

describe('a video of which only the bytes are known', () => {
  test.each([
    ['another service made it', null],
    ['nobody can read what was stored', { version: 77 }],
  ])('because %s is remade', (_name, operation) => {
    const source = sourceWith(operation, 5.6);
    const request = { ...CREATE, operation: 'edit', durationSeconds: 6, source } as const;
    const remade = footageOf(planRequest({ ...request, prompt: 'at night' }));
    expect(remade).toMatchObject({ sourceSeconds: 5.6, addedSeconds: 0, look: { time: 'night' } });
  });

  test.each([
    // The sum is what was promised, and nothing of the source's last moments is left out.
    [true, 10, 4.2],
    [false, 4, 4],
  ])('is extended; keeping the source: %s', (keepsSource, durationSeconds, addedSeconds) => {
    const extension = planRequest({
      ...CREATE,
      operation: 'extend',
      prompt: 'on',
      keepsSource,
      durationSeconds,
      source: sourceWith(null, 5.8),
    });
    const { sourceSeconds, addedSeconds: added, ...rest } = footageOf(extension);
    expect([sourceSeconds, rest.keepsSource]).toEqual([5.8, keepsSource]);
    expect(added).toBeCloseTo(addedSeconds);
  });

  test('keeps its exact length through remix after remix', () => {
    const edit = { ...CREATE, operation: 'edit', prompt: 'at night', durationSeconds: 3 } as const;
    const first = planRequest({ ...edit, source: sourceWith(null, 3.4) });
    const source = sourceWith(encodeOperation(first), 3);
    const second = planRequest({ ...edit, operation: 'remix', prompt: 'noir', source });
    expect(footageOf(second)).toMatchObject({ sourceSeconds: 3.4, addedSeconds: 0 });
  });
});

describe('directives', () => {
  test('give the seed, which the words give otherwise', () => {
    const seedFor = (prompt: string) => sceneWork(planRequest({ ...CREATE, prompt })).scene.seed;
    expect(seedFor('A lake [[reprise: seed 77]]')).toBe(77);
    expect(seedFor('A lake [[reprise: 30 fps]]')).toBe(seedFor('A lake'));
    expect(seedFor('A lake')).not.toBe(seedFor('A pond'));
  });

  test('block a request as moderation would', () => {
    expect(failureOf({ ...CREATE, prompt: 'x [[reprise: blocked]]' }).kind).toBe('content_policy');
    expect(failureOf({ ...CREATE, model: 'sora-2:blocked' }).kind).toBe('content_policy');
  });

  test('make it strict: what is unknown or not drawn is named', () => {
    const strict = (prompt: string) => ({ ...CREATE, prompt: `${prompt} [[reprise: strict]]` });
    const { kind, publicText } = failureOf(strict('a tiger and a flumph by a lake'));
    expect(kind).toBe('not_understood');
    expect(publicText).toMatch(/flumph.*tiger/);
    expect(sceneWork(planRequest(strict('a boat on a lake'))).scene.setting).toBe('lake');
  });
});

test('a number that is not drawn is told with the one that is', () => {
  const prompt = 'Twenty cats in a meadow';
  expect(planRequest({ ...CREATE, prompt }).understanding.notDrawn).toEqual([
    'Twenty cats (5 drawn)',
  ]);
});

test('the words that were understood are told shortly', () => {
  const prompt = `a tiger on a lake, ${Array.from({ length: 60 }, (_, i) => `wug${i}`).join(' ')}`;
  const { understanding } = planRequest({ ...CREATE, prompt });
  expect(understanding.matched).toEqual(['lake']);
  expect(understanding.notDrawn).toEqual(['tiger']);
  expect(understanding.unknown).toHaveLength(20);
  expect(understanding.confidence).toBeLessThan(0.3);
});

describe('characters', () => {
  const characters = [{ name: 'Mossy' }, { name: 'Red' }];

  test('that the prompt does not name are told as not drawn', () => {
    const { work, understanding } = planRequest({
      ...CREATE,
      prompt: 'Mossy by a lake at noon',
      characters,
    });
    expect(work).toMatchObject({ characters: [0] });
    expect(understanding).toMatchObject({ matched: ['Mossy', 'lake', 'noon'], notDrawn: ['Red'] });
    expect(understanding.confidence).toBeLessThan(1);
  });

  test('may be mentioned in a remix and an extension, where a name is a name as well', () => {
    const first = planRequest({ ...CREATE, prompt: 'Red on a lake at noon', characters });
    const source = sourceWith(encodeOperation(first));
    const remix = planRequest({
      ...CREATE,
      operation: 'remix',
      prompt: 'Red at night',
      characters,
      source,
    });
    expect(remix.understanding).toMatchObject({ matched: ['Red', 'at night'], unknown: [] });
    expect(remix.work).toMatchObject({ characters: [1] });
    const extension = {
      operation: 'extend',
      prompt: 'Red, in the rain',
      durationSeconds: 12,
    } as const;
    const extended = planRequest({ ...CREATE, ...extension, characters, source });
    expect(extended.understanding).toMatchObject({ matched: ['Red', 'rain'], unknown: [] });
  });
});
