/** Where things stand in a YAML file, in every way of writing them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml, YamlError } from './read-yaml.ts';

const TEXT = `# a comment
projects:
  - id: a
    keys:
      - name: one
        secret:
          far away
      - { name: two,
          secret: b }
  -
    id: c

models: &models
  "veo-3.1":
    like: sora-2
again: *models
`;

describe('readYaml', () => {
  const { value, lineOf } = readYaml(TEXT);

  it('gives plain data', () => {
    expect(value).toEqual({
      projects: [
        {
          id: 'a',
          keys: [
            { name: 'one', secret: 'far away' },
            { name: 'two', secret: 'b' },
          ],
        },
        { id: 'c' },
      ],
      models: { 'veo-3.1': { like: 'sora-2' } },
      again: { 'veo-3.1': { like: 'sora-2' } },
    });
  });

  it.each<[path: (string | number)[], line: number]>([
    [['projects'], 2],
    [['projects', 0], 3],
    [['projects', 0, 'id'], 3],
    [['projects', 0, 'keys', 0, 'secret'], 6],
    [['projects', 0, 'keys', 1], 8],
    [['projects', 0, 'keys', 1, 'secret'], 9],
    [['projects', 1, 'id'], 11],
    [['models', 'veo-3.1', 'like'], 15],
    [['again', 'veo-3.1', 'like'], 15],
    // What is not there stands where the deepest part of its path stands.
    [['projects', 0, 'keys', 0, 'scopes'], 5],
    [['projects', 7], 2],
    [['models', 'veo-3.1', 'like', 'deeper'], 15],
    [['nothing'], 2],
    [[], 2],
  ])('%j stands on line %i', (path, line) => {
    expect(lineOf(path)).toBe(line);
  });

  it('counts lines that end in any way, and those before a fault', () => {
    const crlf = readYaml('a: 1\r\nb: 2\r\nc: 3\r\n');
    expect(crlf.lineOf(['c'])).toBe(3);
    for (const [text, line] of [
      ['a: 1\nb: [', 2],
      ['a: 1\n\n\na: 2', 4],
      ['a:\n  - b\n - c', 3],
    ] as const) {
      expect(() => readYaml(text)).toThrow(expect.objectContaining({ line }) as Error);
    }
  });

  it('finds the line of every entry of a list of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }), (gaps) => {
        const text = `list:\n${gaps.map((gap, index) => `${'\n'.repeat(gap)}  - id: ${index}\n`).join('')}`;
        const read = readYaml(text);
        const lines = text.split('\n');
        for (const index of gaps.keys()) {
          const line = read.lineOf(['list', index, 'id']);
          expect(lines[line - 1]).toBe(`  - id: ${index}`);
        }
      }),
    );
  });

  it('fails with nothing but a YamlError of one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          readYaml(text);
        } catch (error) {
          expect(error).toBeInstanceOf(YamlError);
          expect((error as YamlError).message).toMatch(/^[^\n\r]+$/);
          expect((error as YamlError).line).toBeGreaterThan(0);
        }
      }),
    );
  });
});
