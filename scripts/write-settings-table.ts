/** Writes the README's table of settings from their definitions; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { SETTINGS } from '../src/config/index.ts';
import { markdownTable, writeTables } from './generated-table.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));

const rows = Object.values(SETTINGS).map(({ variable, meaning, allowed, fallback }) => [
  `\`${variable}\``,
  meaning,
  allowed,
  fallback === null ? 'none' : `\`${fallback}\``,
]);

writeTables(README, {
  settings: markdownTable(['variable', 'meaning', 'allowed', 'default'], rows),
});
