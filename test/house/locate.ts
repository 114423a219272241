/** Tells where in the house a file stands. */
import { FAMILIES, ROOMS } from './rooms.ts';

export interface Location {
  /** A room such as `core`, one of a family such as `dialects/openai`, or undefined. */
  room: string | undefined;
  /** The room without the part after the slash. */
  family: string | undefined;
  isDoor: boolean;
}

const OUTSIDE: Location = { room: undefined, family: undefined, isDoor: false };

export function locate(path: string): Location {
  const [source, family = '', second = '', ...deeper] = path.split('/');
  if (source !== 'src' || second === '' || !(family in ROOMS)) return OUTSIDE;

  const standsInFamily = FAMILIES.includes(family) && deeper.length > 0;
  const room = standsInFamily ? `${family}/${second}` : family;
  return { room, family, isDoor: isDoor(path, room) };
}

/** lib is a shelf: each of its files is used alone, and a folder in it has a door of its own. */
function isDoor(path: string, room: string): boolean {
  if (path === `src/${room}/index.ts`) return true;
  return room === 'lib' && /^src\/lib\/([^/]+|[^/]+\/index)\.ts$/.test(path);
}

/** Tests, and the folders of test data beside them, never run in production. */
export function isTestFile(path: string): boolean {
  return (
    path.startsWith('test/') ||
    path.startsWith('bench/') ||
    /\.test\.[cm]?[jt]sx?$/.test(path) ||
    /(^|\/)(fixtures|__fixtures__)\//.test(path)
  );
}
