import { describe, expect, it } from 'vitest';
import type { Administration } from '../../app/index.ts';
import { runCli } from '../fixtures/run-cli.ts';

interface Note {
  readonly name: string;
  readonly dialect: string | null;
}

/** Keys in memory; `closed` counts how often they were let go. */
function fakeKeys() {
  const made: Note[] = [];
  const seen = { made, closed: 0 };
  const access = {
    dialectIds: ['openai', 'hingnet'],
    identity: {
      createKey: async (key: Note) => {
        made.push(key);
        return { secret: `sk-reprise-${made.length}` };
      },
      listKeys: async () => [
        {
          id: 'key_1',
          name: 'first',
          dialect: null,
          createdAt: new Date('2026-01-01T00:00:00Z'),
          expiresAt: null,
        },
      ],
      revokeKey: async (id: string) => (id === 'key_1' ? {} : null),
    },
    close: async () => {
      seen.closed += 1;
    },
  };
  const openAdministration = async () => access as unknown as Administration;
  return { parts: { openAdministration }, seen };
}

describe('reprise keys', () => {
  it('prints a new key, alone on standard output', async () => {
    const { parts, seen } = fakeKeys();
    const run = await runCli(['keys', 'create', '--name', 'app', '--dialect', 'hingnet'], {
      parts,
    });
    expect([run.code, run.stdout.text]).toEqual([0, 'sk-reprise-1\n']);
    expect(run.stderr.text).toMatch(/only this once/);
    expect(seen).toEqual({ made: [{ name: 'app', dialect: 'hingnet' }], closed: 1 });
  });

  it('prints it as JSON', async () => {
    const { parts } = fakeKeys();
    const run = await runCli(['keys', 'create', '--json'], { parts });
    expect(JSON.parse(run.stdout.text)).toEqual({
      key: 'sk-reprise-1',
      name: 'unnamed',
      dialect: null,
    });
  });

  it('refuses a dialect that there is not, and makes nothing', async () => {
    const { parts, seen } = fakeKeys();
    const run = await runCli(['keys', 'create', '--dialect', 'klingon'], { parts });
    expect(run.code).toBe(2);
    expect(run.stderr.text).toContain('openai, hingnet');
    expect(seen).toEqual({ made: [], closed: 1 });
  });

  it('shows the keys', async () => {
    const { parts } = fakeKeys();
    const run = await runCli(['keys', 'list'], { parts });
    expect(run.stdout.lines[1]).toMatch(/^key_1 +first +openai +2026-01-01T00:00:00.000Z +never$/);
    const asJson = await runCli(['keys', 'list', '--json'], { parts });
    expect(JSON.parse(asJson.stdout.text)).toMatchObject({ keys: [{ id: 'key_1' }] });
  });

  it('revokes a key, and says so when there is none', async () => {
    const { parts } = fakeKeys();
    expect((await runCli(['keys', 'revoke', 'key_1'], { parts })).code).toBe(0);
    const unknown = await runCli(['keys', 'revoke', 'key_2'], { parts });
    expect([unknown.code, unknown.stderr.text]).toEqual([
      2,
      expect.stringContaining('There is no key "key_2"'),
    ]);
  });
});
