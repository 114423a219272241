/** Shows a page about an error; links lead to the studio's own pages. */
import { Fragment } from 'react';
import { Link } from '../parts/link.tsx';
import { paths } from '../parts/router.ts';
import { hasErrorPage } from './error-pages.ts';
import { readBlocks, readPieces, type Block, type Piece } from './read-prose.ts';

export function Prose({ text }: { readonly text: string }) {
  return (
    <div className="prose long">
      {readBlocks(text).map((block) => (
        <BlockView key={block.at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>
              <Line text={item} />
            </li>
          ))}
        </ul>
      );
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      );
  }
}

function Line({ text }: { readonly text: string }) {
  return readPieces(text).map((piece) => (
    <Fragment key={piece.at}>
      <PieceView piece={piece} />
    </Fragment>
  ));
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'code') return <code>{piece.text}</code>;
  if (piece.kind === 'text') return piece.text;
  const code = /^(\w+)\.md$/.exec(piece.target)?.[1];
  // What lies elsewhere in the repository is not served here.
  if (code === undefined || !hasErrorPage(code)) return piece.text;
  return <Link href={paths.error(code)}>{piece.text}</Link>;
}
