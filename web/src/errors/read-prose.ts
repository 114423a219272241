/** Reads the plain Markdown that the pages about errors are written in. */

/** Where in the page something stands: what tells it from its like. */
interface Placed {
  readonly at: number;
}

export type Block = Placed &
  (
    | { readonly kind: 'heading' | 'paragraph' | 'code'; readonly text: string }
    | { readonly kind: 'list'; readonly items: readonly string[] }
  );

export type Piece = Placed &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'code'; readonly text: string }
    | { readonly kind: 'link'; readonly text: string; readonly target: string }
  );

/** The first heading is the page's own title and left out. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  // Every second part stood between fences; its first line names the language.
  for (const [index, part] of markdown.split(/^```/m).entries()) {
    if (index % 2 === 1) {
      blocks.push({ at: blocks.length, kind: 'code', text: part.replace(/^.*\n/, '').trimEnd() });
      continue;
    }
    for (const text of part.split(/\n{2,}/)) {
      const block = readBlock(text.trim(), blocks.length);
      if (block !== null) blocks.push(block);
    }
  }
  return blocks;
}

function readBlock(text: string, at: number): Block | null {
  if (text === '' || text.startsWith('# ')) return null;
  const heading = /^#{2,} +(.*)$/.exec(text)?.[1];
  if (heading !== undefined) return { at, kind: 'heading', text: heading };
  if (/^[-*] /.test(text)) return { at, kind: 'list', items: text.split(/\n[-*] /).map(strip) };
  return { at, kind: 'paragraph', text: text.replaceAll('\n', ' ') };
}

function strip(item: string): string {
  return item.replace(/^[-*] /, '').replaceAll(/\s*\n\s*/g, ' ');
}

/** Code and links within a line; whatever else is written stays as it is. */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const pattern = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const at = match.index;
    if (at > end) pieces.push({ at: end, kind: 'text', text: text.slice(end, at) });
    const [whole, code, label = '', target = ''] = match;
    if (code === undefined)
      pieces.push({ at, kind: 'link', text: label.replaceAll('`', ''), target });
    else pieces.push({ at, kind: 'code', text: code });
    end = at + whole.length;
  }
  if (end < text.length) pieces.push({ at: end, kind: 'text', text: text.slice(end) });
  return pieces;
}
