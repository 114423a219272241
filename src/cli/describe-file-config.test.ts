import { expect, it } from 'vitest';
import { loadFileConfig, type FileConfig } from '../config/index.ts';
import { describeFileConfig } from './describe-file-config.ts';

const NONE = loadFileConfig(null, { providerIds: ['builtin'], dialectIds: [] }, {});

it('says what there is without a file', () => {
  expect(describeFileConfig(NONE)).toEqual([
    expect.stringMatching(/^models: sora-2, .*veo3\.1-quality; sora-2 where none is named$/),
    expect.stringMatching(/^prices: list-2026-11, \d+ rows$/),
    'moderation: built-in words, 0 more, 0 allowed',
  ]);
});

it('says of a project what it may use, and of its keys all but their secret', () => {
  const config: FileConfig = {
    ...NONE,
    projects: [
      {
        id: 'shop',
        name: 'Shop',
        limits: {
          runningLimit: 4,
          queueDepth: null,
          requestsPerMinute: 60,
          budget: { totalMicros: null, dayMicros: 1_500_000, monthMicros: 125 },
        },
        creditLimitMicros: 0,
        keys: [
          {
            name: 'web',
            secret: 'hunter22-hunter22',
            scopes: ['videos', 'read'],
            models: null,
            dialect: null,
            limits: {},
          },
        ],
      },
      { id: 'empty', name: 'Empty', limits: {}, creditLimitMicros: null, keys: [] },
    ],
    moderation: {
      wordList: { builtIn: false, add: ['a', 'b'], allow: ['c'] },
      endpoint: {
        url: 'https://user:hunter22@moderation.example/v1/moderations',
        apiKey: 'hunter22',
        model: null,
        sendsImages: true,
        timeoutMs: 5000,
        onFailure: 'refuse',
      },
    },
    understanding: {
      url: 'https://user:hunter22@chat.example/v1/chat/completions',
      apiKey: 'hunter22',
      model: 'small',
      timeoutMs: 10_000,
    },
  };
  const lines = describeFileConfig(config);
  expect(lines.slice(0, 2)).toEqual([
    'project shop: running 4; waiting unlimited; requests a minute 60; budget unlimited; budget a day $1.50; budget a month $0.000125; credit $0.00; keys web (videos, read)',
    'project empty: credit unlimited; no keys',
  ]);
  expect(lines.at(-1)).toBe(
    'prompts: read by small at chat.example, by the built-in words without its answer',
  );
  expect(lines.at(-2)).toBe(
    'moderation: no built-in words, 2 more, 1 allowed; service at moderation.example, without its answer requests are refused',
  );
  expect(lines.join('\n')).not.toContain('hunter22');
});
