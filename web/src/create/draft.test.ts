// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SORA, VEO } from '../fixtures/sample-objects.ts';
import { chooseFor, EMPTY_DRAFT, lengthOf, requestFor } from './draft.ts';
import { cropTo, readFrame } from './fit-image.ts';
import { bodyOf } from './make-request.ts';

const MODELS = [SORA, VEO];

describe('a choice', () => {
  it('is the first of everything at first', () => {
    expect(chooseFor(EMPTY_DRAFT, MODELS)).toEqual({ model: SORA, size: '720x1280', seconds: 4 });
    expect(chooseFor(EMPTY_DRAFT, [])).toBeNull();
  });

  it('stays for another model where that has it, and else is what that has', () => {
    const draft = { ...EMPTY_DRAFT, size: '1280x720', seconds: 12 };
    expect(chooseFor({ ...draft, modelId: 'veo-3.1' }, MODELS)).toEqual({
      model: VEO,
      size: '1280x720',
      seconds: 8,
    });
    expect(chooseFor({ ...draft, modelId: 'gone' }, MODELS)?.model).toBe(SORA);
  });

  it('is always what the model can do', () => {
    const size = fc.constantFrom('720x1280', '1280x720', '3840x2160', 'x', null);
    const seconds = fc.constantFrom(4, 6, 8, 12, 99, null);
    const modelId = fc.constantFrom('sora-2', 'veo-3.1', 'other', null);
    fc.assert(
      fc.property(fc.record({ size, seconds, modelId }), (wishes) => {
        const choice = chooseFor({ ...EMPTY_DRAFT, ...wishes }, MODELS);
        expect(choice?.model.sizes).toContain(choice?.size);
        expect(choice?.model.seconds).toContain(choice?.seconds);
      }),
    );
  });
});

describe('a request', () => {
  const choice = { model: SORA, size: '1280x720', seconds: 8 };
  const fields = { model: 'sora-2', prompt: 'p', size: '1280x720', seconds: '8' };

  it('is JSON, in the words of the Videos API', () => {
    const request = requestFor('p', choice, null);
    expect(request.path).toBe('/videos');
    expect(bodyOf(request)).toEqual({ json: fields });
  });

  it('is a form where a picture goes along', () => {
    const image = new File(['x'], 'first.png', { type: 'image/png' });
    const { form, json } = bodyOf(requestFor('p', choice, image));
    expect(json).toBeUndefined();
    expect(Object.fromEntries(form ?? [])).toMatchObject(fields);
    expect(form?.get('input_reference')).toMatchObject({ name: 'first.png' });
    const cropped = bodyOf(requestFor('p', choice, new Blob(['x'], { type: 'image/png' })));
    expect(cropped.form?.get('input_reference')).toMatchObject({ name: 'reference.png' });
  });
});

describe('a picture', () => {
  it.each([
    [{ width: 2000, height: 1000 }, '1000x1000', [500, 0, 1000, 1000]],
    [{ width: 1000, height: 2000 }, '1280x720', [0, 718.75, 1000, 562.5]],
    [{ width: 1280, height: 720 }, '1280x720', [0, 0, 1280, 720]],
    [{ width: 64, height: 36 }, '1280x720', [0, 0, 64, 36]],
  ])('of %j for %s is cropped in the middle', (image, size, [left, top, width, height]) => {
    expect(cropTo(image, readFrame(size))).toEqual({ left, top, width, height });
  });

  it('is never stretched, and never reached beyond', () => {
    const side = fc.integer({ min: 1, max: 8000 });
    const frame = fc.record({ width: side, height: side });
    fc.assert(
      fc.property(frame, frame, (image, wanted) => {
        const { left, top, width, height } = cropTo(image, wanted);
        expect(width / height).toBeCloseTo(wanted.width / wanted.height, 6);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-6);
        expect(left + width).toBeLessThanOrEqual(image.width + 1e-6);
        expect(top + height).toBeLessThanOrEqual(image.height + 1e-6);
      }),
    );
  });
});

it('letters are counted as people count them', () => {
  expect(lengthOf('湖🌊a')).toBe(3);
});
