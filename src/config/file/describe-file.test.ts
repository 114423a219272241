/** The tables of the guide say what the file really allows. */
import { describe, expect, it } from 'vitest';
import { describeFile } from './describe-file.ts';
import { parseFileConfig } from './load-file-config.ts';

const sections = describeFile();
const at = (place: string) => sections.find(({ places }) => places.includes(place));

describe('describeFile', () => {
  it('has every section once', () => {
    expect(sections.flatMap(({ places }) => places)).toEqual([
      '',
      'projects[]',
      'projects[].limits',
      'projects[].limits.budget',
      'projects[].keys[].limits.budget',
      'projects[].keys[]',
      'projects[].keys[].limits',
      'models.<name>',
      'models.<name>.price',
      'prices[]',
      'moderation',
      'moderation.wordList',
      'moderation.endpoint',
      'understanding',
    ]);
  });

  it('has a meaning and what is allowed for everything, on one line of a table', () => {
    for (const { meaning, allowed, fallback } of sections.flatMap(({ rows }) => rows)) {
      for (const cell of [meaning, allowed, fallback ?? 'none']) expect(cell).toMatch(/^[^|\n]+$/);
    }
  });

  it('tells what must be there', () => {
    const required = sections.flatMap(({ places, rows }) =>
      rows.filter(({ isRequired }) => isRequired).map(({ name }) => `${places[0]}.${name}`),
    );
    expect(required).toEqual([
      'projects[].id',
      'projects[].keys[].name',
      'projects[].keys[].secret',
      'prices[].model',
      'moderation.endpoint.url',
      'understanding.url',
      'understanding.model',
    ]);
  });

  it('tells the defaults that count', () => {
    const text = 'moderation: { endpoint: { url: http://localhost } }';
    const parts = { providerIds: ['builtin'], dialectIds: [] };
    const { moderation, models } = parseFileConfig('a.yaml', text, parts, {});
    const told = Object.fromEntries(
      (at('moderation.endpoint')?.rows ?? []).map(({ name, fallback }) => [name, fallback]),
    );
    expect(told).toMatchObject({
      images: String(moderation.endpoint?.sendsImages),
      timeoutMs: String(moderation.endpoint?.timeoutMs),
      onFailure: moderation.endpoint?.onFailure,
    });
    const first = at('')?.rows.find(({ name }) => name === 'defaultModel');
    expect(first?.fallback).toBe(models.defaultModel);
  });
});
