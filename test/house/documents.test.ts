/** Every document has one title, and every link inside the repository leads somewhere. */
import { describe, expect, it } from 'vitest';
import { findDocumentViolations } from './find-document-violations.ts';
import { readTextFiles } from './read-text-files.ts';
import { listRepositoryFiles } from './repository-files.ts';
import { formatViolations } from './violation.ts';

it('holds in the repository', () => {
  const violations = findDocumentViolations(readTextFiles(), listRepositoryFiles());
  expect(formatViolations(violations)).toEqual([]);
});

function rulesBroken(text: string): string[] {
  const texts = new Map([
    ['docs/planted.md', text],
    [
      'docs/decisions/README.md',
      '# Decisions\n\n## What, and why?\n\n## 为什么\n\n## Twice\n\n## Twice\n',
    ],
    ['README.md', '# Reprise\n'],
  ]);
  const paths = [...texts.keys(), 'docs/picture.png'];
  return findDocumentViolations(texts, paths).map(({ rule }) => rule);
}

describe('titles', () => {
  it.each([
    ['# One\n\n## Two\n', []],
    ['No title.\n', ['one-title']],
    ['# One\n\n# Two\n', ['one-title']],
    ['# One\n\n```sh\n# a comment\n```\n', []],
    ['# One\n\n````md\n```\n# inside\n```\n# inside\n````\n', []],
    ['# One\n\n```sh\nls\n```\n\n# Two\n', ['one-title']],
  ])('%j', (text, rules) => {
    expect(rulesBroken(text)).toEqual(rules);
  });
});

describe('links', () => {
  it.each([
    ['[a](../README.md)', true],
    ['[a](decisions/README.md)', true],
    ['[a](decisions/)', true],
    ['[a](..)', true],
    ['![a](picture.png "A picture")', true],
    ['[a](https://example.com/x)', true],
    ['[a](mailto:a@example.com)', true],
    ['[a](decisions/README.md#what-and-why)', true],
    ['[a](decisions/README.md#为什么)', true],
    ['[a](decisions/README.md#twice-1)', true],
    ['[a](#one)', true],
    ['`[a](gone.md)`', true],
    ['[a](gone.md)', false],
    ['[a](/README.md)', false],
    ['![a](gone.png)', false],
    ['[a](#two)', false],
    ['[a](decisions/README.md#twice-2)', false],
    ['[a](../README.md) and [b](gone.md)', false],
  ])('%s', (line, resolves) => {
    expect(rulesBroken(`# One\n\n${line}\n`)).toEqual(resolves ? [] : ['links-resolve']);
  });
});
