/** Finds SQL that names a table which another room owns. */
import { isTestFile, locate } from './locate.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

const STATEMENT = /\b(select|insert\s+into|update|delete\s+from|with)\b/i;
const NAMED_TABLE = /\b(?:from|join|into|update)\s+(?:only\s+)?([a-z_]+)\b/gi;

/** Reads the owners from the migrations: "owned by <room>" in a comment, then `create table`. */
export function readTableOwners(migrations: ReadonlyMap<string, string>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [path, sql] of migrations) {
    const owner = /\bowned by (?:the )?([a-z]+)/i.exec(sql)?.[1];
    for (const [, table = ''] of sql.matchAll(/create table (?:if not exists )?([a-z_]+)/gi)) {
      if (owner === undefined) throw new Error(`${path} does not say who owns ${table}`);
      owners.set(table, owner);
    }
  }
  return owners;
}

export function findTableViolations(
  files: readonly SourceFile[],
  owners: ReadonlyMap<string, string>,
): Violation[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTestFile(path))
    .flatMap(({ path, literals }) =>
      literals
        .filter(({ text }) => STATEMENT.test(text))
        .flatMap(({ text, line }) => judgeStatement(path, text, line, owners)),
    );
}

function judgeStatement(
  path: string,
  text: string,
  line: number,
  owners: ReadonlyMap<string, string>,
): Violation[] {
  const tables = new Set([...text.matchAll(NAMED_TABLE)].map(([, table = '']) => table));
  return [...tables].flatMap((table) => {
    const owner = owners.get(table);
    if (owner === undefined || owner === locate(path).family) return [];
    const remedy = `names the table ${table}: ask ${owner}, which owns it, for a function`;
    return [{ path, line, rule: 'own-tables', remedy }];
  });
}
