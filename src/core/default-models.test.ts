/** The models that exist out of the box can do what their names promise. */
import { describe, expect, it } from 'vitest';
import { defaultModels } from './default-models.ts';
import { formatSize, hasSize } from './models.ts';

describe('the default models', () => {
  const { defaultModel, models } = defaultModels();

  it('include the names programs ask for', () => {
    expect(defaultModel).toBe('sora-2');
    expect([...models.keys()]).toEqual([
      'sora-2',
      'sora-2-pro',
      'sora-2-2025-10-06',
      'sora-2-2025-12-08',
      'sora-2-pro-2025-10-06',
      'veo-3.1-generate-preview',
      'veo-3.1-fast-generate-preview',
      'veo3.1-fast',
      'veo3.1-quality',
    ]);
  });

  it('default to what the Videos API defaults to', () => {
    const sora = models.get('sora-2')?.capabilities;
    expect(sora?.sizes.map(formatSize)).toEqual(['720x1280', '1280x720', '1024x1792', '1792x1024']);
    expect(sora?.durationsSeconds).toEqual([4, 8, 12]);
  });

  it.each([...models.values()])(
    '$name is extended by any length from 4 to 20 s, up to two minutes',
    ({ capabilities }) => {
      const asked = Array.from({ length: 30 }, (_, seconds) => seconds);
      const allowed = asked.filter((seconds) => capabilities.extensionsSeconds.includes(seconds));
      expect(allowed).toEqual(asked.slice(4, 21));
      expect(capabilities.maxExtendedSeconds).toBe(120);
    },
  );

  it('have the lengths of HingNet’s page for Veo', () => {
    for (const name of ['veo-3.1-generate-preview', 'veo-3.1-fast-generate-preview']) {
      const lengths = models.get(name)?.capabilities.durationsSeconds;
      expect(lengths?.toSorted((a, b) => a - b)).toEqual([4, 6, 8]);
    }
  });

  it.each([
    ['sora-2', false, false],
    ['sora-2-pro', true, false],
    ['sora-2-pro-2025-10-06', true, false],
    ['veo-3.1-generate-preview', true, true],
    ['veo3.1-quality', true, true],
  ])('%s is made in full HD: %s, in 4k: %s', (name, isFullHd, is4k) => {
    const capabilities = models.get(name)!.capabilities;
    for (const [longer, shorter, isOffered] of [
      [1920, 1080, isFullHd],
      [3840, 2160, is4k],
    ] as const) {
      expect(hasSize(capabilities, { width: longer, height: shorter })).toBe(isOffered);
      expect(hasSize(capabilities, { width: shorter, height: longer })).toBe(isOffered);
    }
  });

  it.each([...models.values()])('$name is known by its own name and can do something', (model) => {
    const { sizes, durationsSeconds, maxExtendedSeconds } = model.capabilities;
    expect(models.get(model.name)).toBe(model);
    expect(sizes.every((size) => hasSize(model.capabilities, size))).toBe(true);
    expect(hasSize(model.capabilities, { width: 1, height: 1 })).toBe(false);
    expect(Math.max(...durationsSeconds)).toBeLessThan(maxExtendedSeconds);
    // 4:2:0 colour has half as many samples each way, so a side cannot be odd.
    expect(sizes.every(({ width, height }) => width % 2 === 0 && height % 2 === 0)).toBe(true);
  });
});
