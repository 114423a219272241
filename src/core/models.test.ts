/** A model is found by its name, and a variant by the name of what it is a variant of. */
import { expect, test } from 'vitest';
import { defaultModels } from './default-models.ts';
import { modelNamed, type ModelCatalogue } from './models.ts';

const { defaultModel, models } = defaultModels();
const sora = models.get('sora-2')!;

function withModels(...others: (typeof sora)[]): ModelCatalogue {
  return { defaultModel, models: new Map([sora, ...others].map((model) => [model.name, model])) };
}

test('a name that is listed is that model', () => {
  expect(modelNamed({ defaultModel, models }, 'sora-2')).toBe(sora);
  const odd = { ...sora, name: 'sora-2:instant', ownedBy: 'me' };
  expect(modelNamed(withModels(odd), 'sora-2:instant')).toBe(odd);
});

test('a variant is the model but for its name', () => {
  expect(modelNamed(withModels(), 'sora-2:fail-at-40%:strict')).toEqual({
    ...sora,
    name: 'sora-2:fail-at-40%:strict',
    variantOf: 'sora-2',
  });
});

test('models of others have none', () => {
  const { hasVariants: _hasVariants, ...plain } = sora;
  expect(modelNamed(withModels({ ...plain, name: 'other' }), 'other:instant')).toBeUndefined();
});

test.each(['', ':', 'sora-2:', ':sora-2', 'sora-3:x', 'sora-2:a b', `sora-2:${'x'.repeat(65)}`])(
  '%j is none',
  (name) => {
    expect(modelNamed(withModels(), name)).toBeUndefined();
  },
);
