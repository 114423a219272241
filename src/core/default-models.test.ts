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
    expect(sora?.extensionsSeconds).toEqual([4, 8, 12, 16, 20]);
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
