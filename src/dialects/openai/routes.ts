/** Every route of the dialect: those of the Videos API, all of them, and what they refer to. */
import type { DialectRoute } from '../../core/index.ts';
import { videosApiRoutes } from '../videos-api/index.ts';
import { decodeCharacter, decodeCreateCharacter } from './decode-character.ts';
import { decodeCreateFile, decodeFile, decodeListFiles } from './decode-files.ts';
import * as decode from './decode.ts';
import * as kept from './encode-kept.ts';
import * as encode from './encode.ts';
import { webhookRoutes } from './webhook-routes.ts';

const CHARACTER = '/videos/characters/:characterId';
const FILE = '/files/:fileId';

export const routes: readonly DialectRoute[] = [
  ...videosApiRoutes({
    decodeCreate: decode.decodeCreate,
    decodeRemix: decode.decodeRemix,
    decodeEdit: decode.decodeEdit,
    decodeExtend: decode.decodeExtend,
    decodeOpenContent: decode.decodeOpenContent,
    ...encode,
  }),
  {
    method: 'POST',
    path: '/videos/characters',
    kind: 'create_character',
    decode: decodeCreateCharacter,
    encode: kept.encodeCharacter,
  },
  {
    method: 'GET',
    path: CHARACTER,
    kind: 'get_character',
    decode: decodeCharacter('get_character'),
    encode: kept.encodeCharacter,
  },
  {
    method: 'DELETE',
    path: CHARACTER,
    kind: 'delete_character',
    decode: decodeCharacter('delete_character'),
    encode: kept.encodeDeletedCharacter,
  },
  {
    method: 'POST',
    path: '/files',
    kind: 'create_file',
    decode: decodeCreateFile,
    encode: kept.encodeFile,
  },
  {
    method: 'GET',
    path: '/files',
    kind: 'list_files',
    decode: decodeListFiles,
    encode: kept.encodeFilePage,
  },
  {
    method: 'GET',
    path: FILE,
    kind: 'get_file',
    decode: decodeFile('get_file'),
    encode: kept.encodeFile,
  },
  {
    method: 'DELETE',
    path: FILE,
    kind: 'delete_file',
    decode: decodeFile('delete_file'),
    encode: kept.encodeDeletedFile,
  },
  { method: 'GET', path: `${FILE}/content`, kind: 'open_file', decode: decodeFile('open_file') },
  ...webhookRoutes,
];
