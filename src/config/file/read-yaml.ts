/** Reads YAML into plain data that knows on which line each part of it stands. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, ParsedNode } from 'yaml';

export interface YamlData {
  readonly value: unknown;
  /** Of the deepest part of the path that the file has. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** What is wrong with the text as YAML. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly line: number;

  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

/** No more of the same part than this by aliases, which could fill the memory from a few lines. */
const MAX_ALIAS_COUNT = 100;
const MAX_SKIPPED = 1000;

export function readYaml(text: string): YamlData {
  const lines = new LineCounter();
  const fail = (offset: number, problem: string): never => {
    // The reader points at the end of what came before.
    const skipped = /^\s*/.exec(text.slice(offset, offset + MAX_SKIPPED))?.[0].length ?? 0;
    throw new YamlError(lineAt(lines, offset + skipped), oneLine(problem));
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      // Anything less would let a second document in the file go unnoticed.
      logLevel: 'error',
      prettyErrors: false,
      stringKeys: true,
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) return fail(fault.pos[0], fault.message);
    return {
      value: document.toJS({ maxAliasCount: MAX_ALIAS_COUNT }) as unknown,
      lineOf: (path) => lineAt(lines, offsetOf(document, path)),
    };
  } catch (error) {
    if (error instanceof YamlError) throw error;
    const alias =
      error instanceof ReferenceError ? /alias.*: (.+)$/.exec(error.message)?.[1] : null;
    if (alias != null)
      return fail(text.indexOf(`*${alias}`), `there is no anchor "${alias}" before here`);
    if (error instanceof ReferenceError) return fail(0, 'it repeats too much by aliases');
    // It is read recursively, so what is left is the depth of the stack.
    return fail(0, 'it is nested too deeply');
  }
}

/** A key's own place rather than its value's, which may begin further down. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const found = isMap<ParsedNode>(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
      : undefined;
    if (found !== undefined) {
      offset = found.key.range?.[0] ?? offset;
      node = found.value;
    } else if (isSeq<ParsedNode>(node) && typeof key === 'number') {
      node = node.items[key];
      offset = (node as ParsedNode | undefined)?.range[0] ?? offset;
    } else {
      break;
    }
  }
  return offset;
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line);
}

function oneLine(message: string): string {
  return message.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}
