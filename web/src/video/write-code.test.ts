// @vitest-environment node
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../fixtures/sample-objects.ts';
import { changeRequest } from './change-request.ts';
import { quoteForShell, writeCode } from './write-code.ts';

const ORIGIN = 'http://127.0.0.1:8080';

describe('code for the same video', () => {
  it('creates it anew', () => {
    const { curl, javascript } = writeCode(sampleVideo(), undefined, ORIGIN);
    expect(curl).toContain('curl http://127.0.0.1:8080/v1/videos \\\n');
    expect(curl).toContain('Authorization: Bearer $REPRISE_API_KEY');
    expect(curl).toContain('"seconds": "4"');
    expect(javascript).toContain("import OpenAI from 'openai';");
    expect(javascript).toContain('client.videos.create({\n  model: "sora-2",');
  });

  it('changes the same source', () => {
    const of = (operation: 'remix' | 'edit' | 'extend', seconds = 8) =>
      writeCode(
        sampleVideo({ operation, source_video_id: 'video_0', seconds }),
        sampleVideo({ id: 'video_0', seconds: 4 }),
        ORIGIN,
      );
    expect(of('remix').curl).toContain('/v1/videos/video_0/remix');
    expect(of('remix').javascript).toContain('client.videos.remix("video_0", {');
    expect(of('edit').curl).toContain('/v1/videos/edits');
    expect(of('edit').javascript).toContain('client.videos.edit({');
    expect(of('extend', 12).curl).toContain('"seconds": "8"');
    expect(of('extend').javascript).toContain('client.videos.extend({');
  });

  it('leaves what is written inside a prompt alone', () => {
    const prompt = 'a\n"b": c\\n';
    const { javascript } = writeCode(sampleVideo({ prompt }), undefined, ORIGIN);
    expect(javascript).toContain(`prompt: ${JSON.stringify(prompt)},`);
  });
});

it('any text reaches a program through a shell as it is', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
  fc.assert(
    fc.property(text, (value) => {
      const command = `printf %s ${quoteForShell(value)}`;
      expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(value);
    }),
    { numRuns: 30, examples: [["it's"], ["'"], ['$(x) `y` "z" \\'], ['湖\n上']] },
  );
});

it.each([
  ['remix', '/videos/video_1/remix', { prompt: 'p' }],
  ['edit', '/videos/edits', { prompt: 'p', video: { id: 'video_1' } }],
  ['extend', '/videos/extensions', { prompt: 'p', seconds: '4', video: { id: 'video_1' } }],
] as const)('a wish to %s is one request', (change, path, fields) => {
  const wish = { prompt: 'p', seconds: '4' };
  expect(changeRequest(change, 'video_1', wish)).toEqual({ path, fields, image: null });
});
