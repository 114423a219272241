/** The checks of `reprise doctor`, each on something that works and on something that does not. */
import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseUrlOf } from '../../test/support/database-url.ts';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { ConfigError, loadConfig, type Environment } from '../config/index.ts';
import { createLogger } from '../lib/logger.ts';
import { examineInstallation } from './examine-installation.ts';

let empty: TestDatabase;
let folder: string;
beforeAll(async () => {
  empty = await createEmptyDatabase();
});
afterAll(() => empty.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-examine-'));
});
afterEach(() => rm(folder, { recursive: true }));

function examine(changes: Environment = {}) {
  const config = loadConfig({
    DATABASE_URL: databaseUrlOf(empty.connection),
    REPRISE_DATA_DIR: join(folder, 'data'),
    ...changes,
  });
  return examineInstallation(config, createLogger('silent'), changes);
}

async function withFile(text: string): Promise<Environment> {
  const path = join(folder, 'reprise.yaml');
  await writeFile(path, text);
  return { REPRISE_CONFIG: path };
}

describe('the file', () => {
  test('is read with the environment it is given', async () => {
    const keys = '    keys:\n      - { name: web, secret: "${WEB_KEY}" }\n';
    const file = await withFile(`projects:\n  - id: shop\n${keys}`);
    expect(() => examine(file)).toThrow(/WEB_KEY, which is not set/);
    const { file: read } = examine({ ...file, WEB_KEY: 'w'.repeat(16) });
    expect(read.projects).toMatchObject([{ id: 'shop', keys: [{ name: 'web' }] }]);
  });

  test('that is wrong, or away, is said at once', async () => {
    const wrong = await withFile('projcts: []');
    expect(() => examine(wrong)).toThrow(ConfigError);
    expect(() => examine({ REPRISE_CONFIG: join(folder, 'nowhere.yaml') })).toThrow(ConfigError);
  });
});

describe('the database', () => {
  test('is asked, and left as it was', async () => {
    await examine().checkDatabase();
    const text = `select count(*)::int as n from information_schema.tables where table_schema = 'public'`;
    const statement = { name: 'test_count_tables', text };
    expect((await empty.database.query(statement, [])).rows).toEqual([{ n: 0 }]);
  });

  test('that is not there is a fault', async () => {
    const url = databaseUrlOf({ ...empty.connection, database: 'no_such_database' });
    await expect(examine({ DATABASE_URL: url }).checkDatabase()).rejects.toThrow();
  });
});

describe('the assets', () => {
  test('are written, read and taken away again', async () => {
    await examine().checkAssets();
    const left = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('that cannot be written are a fault', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    await expect(examine().checkAssets()).rejects.toThrow();
  });
});

describe('the moderation service', () => {
  let service: Server;
  let asked: string[];
  let answer: { readonly status: number; readonly flagged: boolean };
  beforeEach(async () => {
    asked = [];
    answer = { status: 200, flagged: false };
    service = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push(body);
        const results = [{ flagged: answer.flagged, categories: { violence: answer.flagged } }];
        response.writeHead(answer.status).end(JSON.stringify({ results }));
      });
    });
    await new Promise<void>((resolve) => {
      service.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(async () => {
    service.closeAllConnections();
    await new Promise((resolve) => {
      service.close(resolve);
    });
  });

  /** Also where a gateway would go on without it: the doctor must say that it is away. */
  async function examineService() {
    const { port } = service.address() as AddressInfo;
    const endpoint = `{ url: "http://127.0.0.1:${port}", onFailure: allow }`;
    return examine(await withFile(`moderation:\n  endpoint: ${endpoint}\n`));
  }

  test('is asked about something harmless', async () => {
    await (await examineService()).checkModeration();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('A calm lake');
  });

  test('that is away is a fault, also where videos are made without it', async () => {
    answer = { status: 401, flagged: false };
    await expect((await examineService()).checkModeration()).rejects.toThrow();
  });

  test('that refuses everything is a fault', async () => {
    answer = { status: 200, flagged: true };
    await expect((await examineService()).checkModeration()).rejects.toThrow(
      'it refuses "A calm lake"',
    );
  });

  test('is not asked where there is none', async () => {
    await examine().checkModeration();
    expect(asked).toEqual([]);
  });
});
