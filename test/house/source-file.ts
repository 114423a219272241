/** Reads a TypeScript or JavaScript file the way the house rules look at it. */
import { parseSync, Visitor } from 'oxc-parser';

export interface SourceFile {
  path: string;
  text: string;
  /** The text with comments and the content of strings blanked: same length, same lines. */
  code: string;
  imports: ImportedModule[];
  /** String and template literals, for rules about SQL. */
  literals: Literal[];
  /** Names that exist at run time; types are not counted. */
  exportedNames: string[];
  exportsDefault: boolean;
  exportsEverything: boolean;
  lineCount: number;
}

export interface ImportedModule {
  /** Undefined when the name is computed, so that no rule can follow it. */
  specifier: string | undefined;
  line: number;
  isTypeOnly: boolean;
}

export interface Literal {
  text: string;
  line: number;
}

interface Span {
  start: number;
  end: number;
}

export function parseSourceFile(path: string, text: string): SourceFile {
  const { module, program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);

  const exportEntries = module.staticExports.flatMap((statement) => statement.entries);
  const reexports = exportEntries.flatMap(({ moduleRequest, isType }) =>
    moduleRequest === null ? [] : [{ request: moduleRequest, isTypeOnly: isType }],
  );
  const found: { specifier: string | undefined; start: number; isTypeOnly: boolean }[] = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      start: moduleRequest.start,
      isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...reexports.map(({ request, isTypeOnly }) => ({
      specifier: request.value,
      start: request.start,
      isTypeOnly,
    })),
  ];
  const textSpans: Span[] = [];
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') textSpans.push(node);
    },
    TemplateElement(node) {
      textSpans.push(node);
    },
    ImportExpression({ source }) {
      const specifier = source.type === 'Literal' ? String(source.value) : undefined;
      found.push({ specifier, start: source.start, isTypeOnly: false });
    },
    TSImportType({ source }) {
      found.push({ specifier: source.value, start: source.start, isTypeOnly: true });
    },
  }).visit(program);

  const lineOf = createLineFinder(text);
  return {
    path,
    text,
    code: blank(text, [...comments, ...textSpans]),
    imports: found.map(({ specifier, start, isTypeOnly }) => ({
      specifier,
      line: lineOf(start),
      isTypeOnly,
    })),
    literals: textSpans.map(({ start, end }) => ({
      text: text.slice(start, end),
      line: lineOf(start),
    })),
    exportedNames: exportEntries.flatMap(({ isType, exportName }) =>
      isType || exportName.name === null ? [] : [exportName.name],
    ),
    exportsDefault: exportEntries.some(
      ({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default',
    ),
    exportsEverything: exportEntries.some(
      ({ isType, importName, exportName }) =>
        !isType && importName.kind === 'AllButDefault' && exportName.kind === 'None',
    ),
    lineCount: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  };
}

/** Line numbers, counted from 1, of the offsets at which a pattern matches. */
export function linesMatching(text: string, pattern: RegExp): number[] {
  const lineOf = createLineFinder(text);
  return [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].map(
    (match) => lineOf(match.index),
  );
}

function createLineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}

/** Keeps the line breaks, so that a match in the result stands on its true line. */
function blank(text: string, spans: readonly Span[]): string {
  let result = text;
  for (const { start, end } of spans) {
    const spaces = text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    result = result.slice(0, start) + spaces + result.slice(end);
  }
  return result;
}
