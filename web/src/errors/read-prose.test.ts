import { describe, expect, it } from 'vitest';
import { hasErrorPage, readErrorPage } from './error-pages.ts';
import { explanationOf } from './explanation-of.ts';
import { readBlocks, readPieces } from './read-prose.ts';

const PAGE = `# \`code\`

## Example

\`\`\`http
GET /v1/videos

# not a heading
\`\`\`

What [it](other.md) means,
in \`two\` lines.

- One
  goes on.
- Two
`;

describe('a page', () => {
  it('is read block by block', () => {
    expect(readBlocks(PAGE)).toMatchObject([
      { kind: 'heading', text: 'Example' },
      { kind: 'code', text: 'GET /v1/videos\n\n# not a heading' },
      { kind: 'paragraph', text: 'What [it](other.md) means, in `two` lines.' },
      { kind: 'list', items: ['One goes on.', 'Two'] },
    ]);
  });

  it('has code and links in its lines, and nothing else', () => {
    expect(readPieces('a `b` [`c`](d.md) <i>e</i>')).toMatchObject([
      { kind: 'text', text: 'a ' },
      { kind: 'code', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'c', target: 'd.md' },
      { kind: 'text', text: ' <i>e</i>' },
    ]);
  });

  it('tells its parts apart by their places', () => {
    const blocks = readBlocks(PAGE).map(({ at }) => at);
    expect(new Set(blocks).size).toBe(blocks.length);
    const pieces = readPieces('x `x` x `x`').map(({ at }) => at);
    expect(new Set(pieces).size).toBe(pieces.length);
  });
});

describe('an explanation', () => {
  it('is the page that the repository has', async () => {
    expect(explanationOf('video_expired')).toBe('video_expired');
    expect(await readErrorPage('video_expired')).toContain('# `video_expired`');
    expect(explanationOf('insufficient_quota')).toBe('insufficient_balance');
  });

  it('there is none of what nobody wrote about', async () => {
    for (const code of ['unreachable', 'README', '../README', 'constructor']) {
      expect(explanationOf(code)).toBeNull();
      expect(await readErrorPage(code)).toBeNull();
    }
    expect(hasErrorPage('cancelled')).toBe(true);
  });
});
