import { describe, expect, it } from 'vitest';
import type { StorageAccess } from '../../app/index.ts';
import { runCli } from '../fixtures/run-cli.ts';

type Maintenance = StorageAccess['maintenance'];

function fakeStorage(maintenance: Partial<Maintenance>) {
  const seen = { closed: 0 };
  const access = {
    maintenance: { storeName: 's3:media/', ...maintenance },
    close: async () => {
      seen.closed += 1;
    },
  };
  return { seen, parts: { openStorage: async () => access as StorageAccess } };
}

const STRAY = { kind: 'stray', assetId: 'asset_mp4_2', store: 'fs' } as const;
const MISSING = { kind: 'missing', assetId: 'asset_mp4_3', store: 'fs' } as const;

describe('reprise assets verify', () => {
  const withFaults = (...faults: (typeof STRAY | typeof MISSING)[]) => {
    const asked: boolean[] = [];
    const storage = fakeStorage({
      verify: async (isRepair, report) => {
        asked.push(isRepair);
        report({ assetId: 'asset_mp4_1' });
        for (const fault of faults) report(fault);
      },
    });
    return { ...storage, asked };
  };

  it('is content where all is well', async () => {
    const { parts, seen } = withFaults();
    const run = await runCli(['assets', 'verify'], { parts });
    expect([run.code, run.stdout.text, seen.closed]).toEqual([0, '', 1]);
    expect(run.stderr.text).toContain('Looked at 1; faults: 0.');
  });

  it('prints each fault on a line, and fails', async () => {
    const { parts } = withFaults(STRAY, MISSING);
    const run = await runCli(['assets', 'verify'], { parts });
    expect(run.code).toBe(1);
    expect(run.stdout.lines).toEqual(['stray\tasset_mp4_2\tfs', 'missing\tasset_mp4_3\tfs']);
  });

  it('is content once it has removed what can be removed', async () => {
    const { parts, asked } = withFaults(STRAY);
    const run = await runCli(['assets', 'verify', '--repair', '--json'], { parts });
    expect(JSON.parse(run.stdout.text)).toEqual({ checked: 2, isRepaired: true, faults: [STRAY] });
    expect([run.code, asked]).toEqual([0, [true]]);
  });
});

describe('reprise assets migrate', () => {
  it('says what it moved', async () => {
    const { parts } = fakeStorage({
      migrate: async (report) => {
        report({ kind: 'moved', assetId: 'asset_mp4_1', sizeBytes: 2 * 1024 * 1024 });
        report({ kind: 'gone', assetId: 'asset_mp4_2', sizeBytes: 1 });
        report({ kind: 'stray removed', assetId: 'asset_mp4_3' });
      },
    });
    const run = await runCli(['assets', 'migrate'], { parts });
    expect([run.code, run.stdout.text]).toEqual([0, 'moved\tasset_mp4_1\n']);
    expect(run.stderr.text).toContain('Moved 1 (2.0 MiB), removed 1 left over.');
  });

  it('fails when something could not be moved', async () => {
    const { parts } = fakeStorage({
      migrate: async (report) => report({ kind: 'damaged', assetId: 'asset_mp4_1', sizeBytes: 1 }),
    });
    const run = await runCli(['assets', 'migrate', '--json'], { parts });
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout.text)).toMatchObject({ store: 's3:media/', moved: 0, damaged: 1 });
  });
});

it('reprise assets rotate-links ends the links', async () => {
  let rotations = 0;
  const { parts, seen } = fakeStorage({
    rotateLinks: async () => {
      rotations += 1;
    },
  });
  const run = await runCli(['assets', 'rotate-links'], { parts });
  expect([run.code, rotations, seen.closed]).toEqual([0, 1, 1]);
});
