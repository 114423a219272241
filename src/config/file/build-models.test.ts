/** What the configuration file makes of the models: each field alone, and nothing beside it. */
import { describe, expect, it, test } from 'vitest';
import { defaultModels, type Model } from '../../core/index.ts';
import { parseFileConfig } from './load-file-config.ts';

const PARTS = { providerIds: ['builtin'], dialectIds: ['openai'] };

function modelsOf(text: string): ReadonlyMap<string, Model> {
  return parseFileConfig('reprise.yaml', text, PARTS, {}).models.models;
}

/** `sora-2` with one more line about it. */
const changed = (line: string) => modelsOf(`models:\n  sora-2:\n    ${line}\n`).get('sora-2');

const SORA_2 = defaultModels().models.get('sora-2')!;

describe('a field of a model', () => {
  it.each([
    [
      'sizes: [640x360, 320x180]',
      'sizes',
      [
        { width: 640, height: 360 },
        { width: 320, height: 180 },
      ],
    ],
    ['durationsSeconds: [2, 1]', 'durationsSeconds', [2, 1]],
    ['extensionsSeconds: [3]', 'extensionsSeconds', [3]],
    ['maxExtendedSeconds: 9', 'maxExtendedSeconds', 9],
    ['maxPromptCharacters: 7', 'maxPromptCodePoints', 7],
    ['maxReferenceImages: 0', 'maxReferenceImages', 0],
    ['referenceMustMatchSize: false', 'referenceMustMatchSize', false],
    ['referenceMustMatchSize: true', 'referenceMustMatchSize', true],
  ] as const)('%s changes that alone', (line, name, value) => {
    const { capabilities, ...rest } = SORA_2;
    expect(changed(line)).toEqual({ ...rest, capabilities: { ...capabilities, [name]: value } });
  });

  it.each([
    ['ownedBy: me', { ownedBy: 'me' }],
    ['ttlSeconds: 60', { assetTtlSeconds: 60 }],
    ['price: { perVideoUsd: 1 }', {}],
    ['enabled: true', {}],
  ])('%s leaves what it can do', (line, difference) => {
    expect(changed(line)).toEqual({ ...SORA_2, ...difference });
  });

  it.each([
    ['sizes: [62x64]', 'sizes[0] must not be "62x64"; use even sides from 64 to 4096.'],
    ['sizes: [64x64, 64x4098]', 'sizes[1] must not be "64x4098"'],
    ['sizes: [1280X720]', 'sizes[0] must not be "1280X720"; use a size such as 1280x720.'],
    ['durationsSeconds: [0]', 'durationsSeconds[0] must not be 0'],
    ['durationsSeconds: [121]', 'durationsSeconds[0] must not be 121'],
    ['maxReferenceImages: 17', 'use a whole number from 0 to 16'],
    ['ttlSeconds: 59', 'use a whole number from 60 to 315360000'],
    ['enabled: "no"', 'enabled must not be "no"; use true or false.'],
  ])('%s is refused', (line, complaint) => {
    expect(() => changed(line)).toThrow(complaint);
  });

  it.each(['64x64', '4096x4096', '64x4096'])('may be the size %s', (size) => {
    const [width, height] = size.split('x').map(Number);
    expect(changed(`sizes: [${size}]`)?.capabilities.sizes).toEqual([{ width, height }]);
  });
});

test('a model that is like another has all of it but its name', () => {
  const mine = modelsOf('models:\n  mine: { like: sora-2-pro }\n').get('mine');
  expect(mine).toEqual({ ...defaultModels().models.get('sora-2-pro')!, name: 'mine' });
});

test('a built-in model can become like another one', () => {
  const models = modelsOf('models:\n  sora-2: { like: sora-2-pro, ownedBy: me }\n');
  const pro = defaultModels().models.get('sora-2-pro')!;
  expect(models.get('sora-2')).toEqual({ ...pro, name: 'sora-2', ownedBy: 'me' });
  expect(models.get('sora-2-pro')).toEqual(pro);
});

test('likeness is to what exists without the file, in whatever order its lines stand', () => {
  const first = 'sora-2: { durationsSeconds: [1] }';
  const second = 'mine: { like: sora-2 }';
  for (const lines of [
    [first, second],
    [second, first],
  ]) {
    const models = modelsOf(`models:\n  ${lines.join('\n  ')}\n`);
    expect(models.get('mine')?.capabilities).toEqual(SORA_2.capabilities);
  }
  const chain = 'models:\n  a: { like: sora-2 }\n  b: { like: a }\n';
  expect(() => modelsOf(chain)).toThrow(/models\.b\.like is not known/);
});

test('a model that is taken away is gone, and the others stay as they were', () => {
  const models = modelsOf('models:\n  sora-2-pro: { enabled: false }\n');
  const others = new Map(defaultModels().models);
  others.delete('sora-2-pro');
  expect(models).toEqual(others);
});

test('the default model may be one of the file', () => {
  const text =
    'defaultModel: mine\nmodels:\n  mine: { like: sora-2 }\n  sora-2: { enabled: false }\n';
  const { models } = parseFileConfig('reprise.yaml', text, PARTS, {});
  expect([models.defaultModel, models.models.has('sora-2')]).toEqual(['mine', false]);
});
