/** Writes the index of errors, and what each dialect makes of them; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { ERROR_CATALOGUE, RepriseError } from '../src/core/index.ts';
import type { Dialect, ErrorCode, ErrorOwner } from '../src/core/index.ts';
import { DIALECTS } from '../src/dialects/index.ts';
import { markdownTable, writeTables } from './generated-table.ts';

const INDEX = fileURLToPath(new URL('../docs/errors/README.md', import.meta.url));

const OWNERS: Record<ErrorOwner, string> = {
  caller: 'you',
  quota: 'your account',
  upstream: 'the model',
  gateway: 'the gateway',
  operator: 'who runs the gateway',
};

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

function indexRow(code: ErrorCode): string[] {
  const { status, owner, retryable } = ERROR_CATALOGUE[code];
  return [`[\`${code}\`](${code}.md)`, String(status), OWNERS[owner], retryable ? 'yes' : 'no'];
}

/** The status, and the word that a program of the dialect compares, where it has one. */
function rendering(dialect: Dialect, code: ErrorCode): string {
  const { status, body } = dialect.encodeError(new RepriseError(code));
  const { error } = body as { error: { code: unknown; type?: string } };
  const word = typeof error.code === 'string' ? error.code : error.type;
  return word === undefined ? String(status) : `${status} \`${word}\``;
}

writeTables(INDEX, {
  errors: markdownTable(['code', 'status', 'up to', 'try again'], codes.map(indexRow)),
  dialects: markdownTable(
    ['code', ...DIALECTS.map(({ id }) => id)],
    codes.map((code) => [`\`${code}\``, ...DIALECTS.map((dialect) => rendering(dialect, code))]),
  ),
});
