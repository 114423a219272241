import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeVideo, startFakeGateway, videoReply } from './fixtures/fake-gateway.ts';
import { TEST_KEY } from './fixtures/run-cli.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function environment(baseUrl: string): NodeJS.ProcessEnv {
  return { ...process.env, REPRISE_BASE_URL: baseUrl, REPRISE_API_KEY: TEST_KEY };
}

describe('the program', () => {
  it('shows its commands and its version', async () => {
    const run = promisify(execFile);
    const help = await run(process.execPath, [MAIN, '--help']);
    for (const name of [
      'serve',
      'create',
      'remix',
      'edit',
      'extend',
      'watch',
      'download',
      'list',
    ]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(help.stderr).toBe('');
    const version = await run(process.execPath, [MAIN, '--version']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it('ends with 130 on Ctrl-C', async () => {
    await using gateway = await startFakeGateway(() => videoReply());
    const child = spawn(process.execPath, [MAIN, 'watch', 'video_1'], {
      env: environment(gateway.baseUrl),
    });
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });

  it('ends quietly when nobody reads on', async () => {
    const data = Array.from({ length: 20_000 }, (_, index) => fakeVideo({ id: `video_${index}` }));
    await using gateway = await startFakeGateway(() => ({ body: { data, has_more: false } }));
    const child = spawn(process.execPath, [MAIN, 'list', '--json'], {
      env: environment(gateway.baseUrl),
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += String(chunk);
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(complaint).toBe('');
  });
});
