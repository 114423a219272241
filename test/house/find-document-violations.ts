/** Finds documents without a single title, and links in them that lead nowhere. */
import { posix } from 'node:path';
import type { Violation } from './violation.ts';

const LINK = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;

/** `texts` holds every text of the repository; `paths` every file, pictures too. */
export function findDocumentViolations(
  texts: ReadonlyMap<string, string>,
  paths: readonly string[],
): Violation[] {
  const known = new Set(paths.flatMap(withItsFolders));
  const documents = [...texts]
    .filter(([path]) => path.endsWith('.md'))
    .map(([path, text]) => ({ path, lines: withoutCode(text) }));
  return [
    ...documents.flatMap(({ path, lines }) => judgeTitle(path, lines)),
    ...documents.flatMap(({ path, lines }) => judgeLinks(path, lines, known, texts)),
  ];
}

function withItsFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Blanks fenced blocks and code spans, in which neither "#" nor brackets mean anything. */
function withoutCode(text: string): string[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark === undefined) return line;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    return '';
  });
}

function judgeTitle(path: string, lines: readonly string[]): Violation[] {
  const titles = lines.filter((line) => HEADING.exec(line)?.[1] === '#').length;
  if (titles === 1) return [];
  const remedy = `has ${titles} titles: a document has one "# Title"`;
  return [{ path, line: 0, rule: 'one-title', remedy }];
}

function judgeLinks(
  path: string,
  lines: readonly string[],
  known: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
): Violation[] {
  return lines.flatMap((line, index) =>
    [...line.replaceAll(/`[^`]*`/g, '').matchAll(LINK)]
      .map(([, link = '']) => link)
      .filter((link) => !leads(path, link, known, texts))
      .map((link) => ({
        path,
        line: index + 1,
        rule: 'links-resolve',
        remedy: `links to ${link}, which does not exist: correct the link or add the target`,
      })),
  );
}

function leads(
  path: string,
  link: string,
  known: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
): boolean {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return true;
  const [file = '', anchor] = decodeURIComponent(link).split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file).replace(/\/$/, '');
  if (target !== '.' && !known.has(target)) return false;
  const text = texts.get(target);
  if (anchor === undefined || text === undefined || !target.endsWith('.md')) return true;
  return anchorsOf(withoutCode(text)).includes(anchor);
}

/** The names that code hosts give to headings: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(lines: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line) => {
    const heading = HEADING.exec(line)?.[2];
    if (heading === undefined) return [];
    const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '');
    const name = words.trim().replaceAll(/\s/g, '-');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return [count === 0 ? name : `${name}-${count}`];
  });
}
