/** Whose shape an answer has, when only the URL is known. */
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../dialects/index.ts';
import { findSpeaker } from './find-speaker.ts';

describe('the speaker', () => {
  it.each([
    ['/', 'openai'],
    ['/nowhere', 'openai'],
    ['/v1/videos', 'openai'],
    ['/v1/videos/video_1/remix', 'openai'],
    ['/v1/videos/video_1/content?variant=video', 'openai'],
    ['/v1/unknown', 'openai'],
    ['/openai/videos', 'openai'],
    ['/openai/v1/nowhere', 'openai'],
    ['/v1/videos/generations', 'apimart'],
    ['/v1/tasks/%zz', 'apimart'],
    ['/v1/tasks/a/b/c', 'apimart'],
    ['/v1/videos/remix', 'ezmodel'],
    ['/v1/video/generations/task_1', 'newapi'],
    ['/v1/videos/models?x', 'openrouter'],
    ['/apimart/v1/nowhere', 'apimart'],
    ['/hingnet/v1', 'hingnet'],
    ['/ezmodel/v1/videos?limit=1', 'ezmodel'],
    ['/api/v1/tasks/x', 'openrouter'],
    ['/openrouter/api/v1/videos', 'openrouter'],
    ['/newapi/v1/videos', 'newapi'],
    ['/newapi/v10/videos', 'openai'],
    ['/v10/tasks/x', 'openai'],
    ['', 'openai'],
  ])('of %s is %s', (url, id) => {
    expect(findSpeaker(DIALECTS, url).id).toBe(id);
  });

  it.each(DIALECTS)('of every path of $id below its prefixes is itself', (dialect) => {
    for (const prefix of dialect.prefixes) {
      for (const { path } of dialect.routes) {
        expect(findSpeaker(DIALECTS, prefix + path).id).toBe(dialect.id);
      }
    }
  });
});
