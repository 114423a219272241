/** Writes the configuration guide's tables from the file's schema; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { describeFile, type FileSection } from '../src/config/index.ts';
import { markdownTable, writeTables } from './generated-table.ts';

const GUIDE = fileURLToPath(new URL('../docs/guides/configuration.md', import.meta.url));

function section({ places, rows }: FileSection): string {
  const heading = places.map((place) => (place === '' ? 'The file' : `\`${place}\``)).join(', ');
  const cells = rows.map(({ name, isRequired, meaning, allowed, fallback }) => [
    `\`${name}\``,
    meaning,
    allowed,
    isRequired ? 'required' : fallback === null ? '' : `\`${fallback}\``,
  ]);
  return `### ${heading}\n\n${markdownTable(['name', 'meaning', 'allowed', 'default'], cells)}`;
}

writeTables(GUIDE, { configuration: describeFile().map(section).join('\n\n') });
