/** Flat form names become nested fields, and nothing is lost or guessed on the way. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormError, MAX_FORM_FIELDS, nestFields } from './read-form.ts';

describe('nestFields', () => {
  it.each<[string, [string, string][], unknown]>([
    [
      'plain names',
      [
        ['prompt', 'a'],
        ['seconds', '8'],
      ],
      { prompt: 'a', seconds: '8' },
    ],
    [
      'fields of a field',
      [
        ['video[id]', 'v'],
        ['video[name]', 'n'],
      ],
      { video: { id: 'v', name: 'n' } },
    ],
    [
      'lists',
      [
        ['tags[]', 'a'],
        ['tags[]', 'b'],
      ],
      { tags: ['a', 'b'] },
    ],
    ['a list of one', [['tags[]', 'a']], { tags: ['a'] }],
    [
      'objects in lists',
      [
        ['c[][id]', 'a'],
        ['c[][id]', 'b'],
      ],
      { c: [{ id: 'a' }, { id: 'b' }] },
    ],
    ['deep names', [['a[b][c][d]', 'x']], { a: { b: { c: { d: 'x' } } } }],
    [
      'a name given twice',
      [
        ['a', '1'],
        ['a', '2'],
        ['a', '3'],
      ],
      { a: ['1', '2', '3'] },
    ],
    [
      'a nested name given twice',
      [
        ['a[b]', '1'],
        ['a[b]', '2'],
      ],
      { a: { b: ['1', '2'] } },
    ],
    [
      'a plain name after a list',
      [
        ['a[]', '1'],
        ['a', '2'],
      ],
      { a: ['1', '2'] },
    ],
    [
      'names that are not well-formed',
      [
        ['a[b', '1'],
        ['[c]', '2'],
        ['', '3'],
      ],
      { 'a[b': '1', '[c]': '2', '': '3' },
    ],
    ['nothing', [], {}],
  ])('reads %s', (_name, entries, expected) => {
    expect(nestFields(entries)).toEqual(expected);
  });

  it.each<[string, [string, string][]]>([
    [
      'a value and fields',
      [
        ['a', '1'],
        ['a[b]', '2'],
      ],
    ],
    [
      'a list and fields',
      [
        ['a[]', '1'],
        ['a[b]', '2'],
      ],
    ],
    [
      'fields and a list',
      [
        ['a[b]', '1'],
        ['a[]', '2'],
      ],
    ],
    [
      'a value and a list',
      [
        ['a', '1'],
        ['a[]', '2'],
      ],
    ],
    ['five levels', [['a[b][c][d][e]', '1']]],
    ['too many fields', Array.from({ length: MAX_FORM_FIELDS + 1 }, () => ['a', '1'])],
  ])('refuses %s', (_name, entries) => {
    expect(() => nestFields(entries)).toThrow(FormError);
  });

  it('reaches no prototype, whatever the names are', () => {
    const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'a'];
    const name = fc
      .array(fc.constantFrom(...hostile, ''), { minLength: 1, maxLength: 4 })
      .map(([first = 'a', ...rest]) => first + rest.map((part) => `[${part}]`).join(''));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.constant('polluted')), { maxLength: 8 }),
        (entries) => {
          try {
            nestFields(entries);
          } catch (error) {
            expect(error).toBeInstanceOf(FormError);
          }
          for (const key of ['polluted', 'a', '', 'prototype']) expect(key in {}).toBe(false);
          expect({}.constructor).toBe(Object);
          expect(typeof {}.toString).toBe('function');
        },
      ),
    );
  });

  it('gives back what any flat form said', () => {
    const flat = fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.string());
    fc.assert(
      fc.property(flat, (fields) => {
        expect({ ...nestFields(Object.entries(fields)) }).toEqual({ ...fields });
      }),
    );
  });
});
