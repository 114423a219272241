import { chown, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { chooseSocketFolder, makeSocketFolder, removeSocketFolder } from './socket-folder.ts';

/** Above the largest number that a process can have. */
const NOBODY = 2 ** 22 + 1;
const self = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reprise-socket-'));
  folder = join(root, 'socket');
});
afterEach(() => rm(root, { recursive: true }));

describe('the place', () => {
  it('is the same for one cluster, and another for another', () => {
    expect(chooseSocketFolder('/data/a')).toBe(chooseSocketFolder('/data/a'));
    expect(chooseSocketFolder('/data/a')).not.toBe(chooseSocketFolder('/data/b'));
  });

  it.each(['/tmp', '/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T', `/${'deep/'.repeat(40)}`])(
    'fits a socket’s path when temporary files are in %s',
    (temporaryFolder) => {
      const place = chooseSocketFolder(`/home/${'long'.repeat(100)}`, temporaryFolder);
      expect(`${place}/.s.PGSQL.5432`.length).toBeLessThanOrEqual(103);
    },
  );
});

describe('a folder', () => {
  it('is made private, and taken again', async () => {
    await makeSocketFolder(folder, self);
    await makeSocketFolder(folder, self);
    expect((await lstat(folder)).mode & 0o777).toBe(0o700);
  });

  it('that others may enter is refused', async () => {
    await mkdir(folder, { mode: 0o711 });
    await expect(makeSocketFolder(folder, self)).rejects.toThrow(EmbeddedPostgresFailed);
  });

  it('that is a link to elsewhere is refused', async () => {
    await mkdir(join(root, 'elsewhere'), { mode: 0o700 });
    await symlink(join(root, 'elsewhere'), folder);
    await expect(makeSocketFolder(folder, self)).rejects.toThrow(EmbeddedPostgresFailed);
  });

  it.runIf(self.uid === 0)('that somebody else made is refused', async () => {
    await mkdir(folder, { mode: 0o700 });
    await chown(folder, 12_345, 12_345);
    await expect(makeSocketFolder(folder, self)).rejects.toThrow(`${folder} must be a folder that`);
  });

  it('is removed with the socket of a killed server, unless it holds anything else', async () => {
    await makeSocketFolder(folder, self);
    await writeFile(join(folder, '.s.PGSQL.5432'), '');
    await writeFile(join(folder, '.s.PGSQL.5432.lock'), `${NOBODY}\n/data\n`);
    await writeFile(join(folder, 'precious'), '');
    await removeSocketFolder(folder);
    expect(await readdir(folder)).toEqual(['precious']);
    await rm(join(folder, 'precious'));
    await removeSocketFolder(folder);
    await expect(lstat(folder)).rejects.toThrow('ENOENT');
  });

  it('keeps the socket of a server that somebody else has just started', async () => {
    await makeSocketFolder(folder, self);
    await writeFile(join(folder, '.s.PGSQL.5432'), '');
    await writeFile(join(folder, '.s.PGSQL.5432.lock'), `${process.pid}\n/data\n`);
    await removeSocketFolder(folder);
    expect(await readdir(folder)).toHaveLength(2);
  });
});
