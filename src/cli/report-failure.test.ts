import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../config/index.ts';
import { UnreachableError } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import { MemoryStream } from './fixtures/memory-stream.ts';
import { createOutput, type OutputStream } from './output.ts';
import { reportFailure } from './report-failure.ts';
import { closedOutputReason, InterruptedError } from './stop-reasons.ts';
import { UsageError } from './usage-error.ts';

function report(error: unknown, withStack = false): { code: number; lines: string[] } {
  const stderr = new MemoryStream();
  const output = createOutput(new MemoryStream() as OutputStream, stderr as OutputStream, () => {});
  return { code: reportFailure(error, output, withStack), lines: stderr.lines };
}

function systemError(code: string, more: object = {}): Error {
  return Object.assign(new Error(`bad: ${code}`), { code, ...more });
}

describe('reportFailure', () => {
  it('shows message, code, status and request of an answer', () => {
    const detail = { status: 404, code: 'video_not_found', requestId: 'req_1', retryAfterMs: null };
    expect(report(new ApiError('No such video.', detail))).toEqual({
      code: 1,
      lines: ['error: No such video. (code video_not_found, status 404, request req_1)'],
    });
    const bare = { status: 502, code: null, requestId: null, retryAfterMs: null };
    expect(report(new ApiError('Bad.', bare)).lines).toEqual(['error: Bad. (status 502)']);
  });

  it('shows why a gateway does not answer', () => {
    const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    expect(report(new UnreachableError('x gives no answer', { cause })).lines).toEqual([
      'error: x gives no answer: connect ECONNREFUSED',
    ]);
    const several = new AggregateError([new Error('connect ::1')], '');
    expect(report(new UnreachableError('no answer', { cause: several })).lines).toEqual([
      'error: no answer: connect ::1',
    ]);
  });

  it.each([
    [new ConfigError('REPRISE_PORT: "x" is not allowed.'), 1, 'REPRISE_PORT: "x" is not allowed.'],
    [new UsageError('Name a file.'), 2, 'Name a file.'],
    [new Error('two\nlines\u001b[2J'), 1, 'two lines [2J'],
    ['thrown text', 1, 'thrown text'],
    [systemError('EADDRINUSE', { port: 8080 }), 1, expect.stringMatching(/^Port 8080 is in use/)],
  ])('gives one line and a code for %s', (error, code, text) => {
    const { lines, code: given } = report(error);
    expect(given).toBe(code);
    expect(lines.map((line) => line.replace(/^error: /, ''))).toEqual([text]);
  });

  it('is silent about what was wished for', () => {
    expect(report(new InterruptedError('SIGINT'))).toEqual({ code: 130, lines: [] });
    expect(report(closedOutputReason(systemError('EPIPE')))).toEqual({ code: 0, lines: [] });
    expect(report(systemError('EPIPE'))).toEqual({ code: 0, lines: [] });
  });

  it('does not take a full disk for a reader that has gone', () => {
    expect(report(closedOutputReason(systemError('ENOSPC'))).code).toBe(1);
  });

  it('leaves what commander has said alone', () => {
    const help = new CommanderError(0, 'commander.helpDisplayed', '');
    expect(report(help)).toEqual({ code: 0, lines: [] });
    const wrong = new CommanderError(1, 'commander.unknownOption', '');
    expect(report(wrong)).toEqual({ code: 2, lines: [] });
  });

  it('shows a stack only when asked to', () => {
    expect(report(new Error('bug'), true).lines.join('\n')).toMatch(/^ {4}at /m);
    expect(report(new Error('bug')).lines).toHaveLength(1);
  });
});
