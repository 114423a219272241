import { describe, expect, it, vi } from 'vitest';
import { MemoryStream } from './fixtures/memory-stream.ts';
import { createOutput, type OutputStream } from './output.ts';

function setUp() {
  const [stdout, stderr] = [new MemoryStream(), new MemoryStream()];
  const onClosed = vi.fn<(error: Error) => void>();
  const output = createOutput(stdout as OutputStream, stderr as OutputStream, onClosed);
  return { stdout, stderr, onClosed, output };
}

describe('createOutput', () => {
  it('keeps results and remarks apart', () => {
    const { output, stdout, stderr } = setUp();
    output.print('a\nb');
    output.printJson({ text: 'two\nlines' });
    output.note('remark\u001b[2J of\nothers');
    expect(stdout.text).toBe('a\nb\n{"text":"two\\nlines"}\n');
    expect(stderr.text).toBe('remark [2J of others\n');
  });

  it('tells when nobody reads the results, and writes no more', () => {
    const { output, stdout, onClosed } = setUp();
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    stdout.destroy(error);
    output.print('lost');
    expect(stdout.text).toBe('');
    return vi.waitFor(() => expect(onClosed).toHaveBeenCalledExactlyOnceWith(error));
  });

  it('does not mind when nobody reads the remarks', async () => {
    const { output, stderr, stdout, onClosed } = setUp();
    stderr.destroy(new Error('write EPIPE'));
    await vi.waitFor(() => expect(stderr.destroyed).toBe(true));
    output.note('lost');
    output.print('kept');
    expect(stdout.text).toBe('kept\n');
    expect(onClosed).not.toHaveBeenCalled();
  });
});
