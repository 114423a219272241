import { describe, expect, it } from 'vitest';
import { fakeVideo } from './fixtures/fake-gateway.ts';
import { displayWidth } from './terminal-text.ts';
import { formatVideoTable } from './video-table.ts';

const LONG_PROMPT = 'A sailing boat crosses a calm mountain lake, gentle waves. '.repeat(5);

describe('formatVideoTable', () => {
  it('lines the columns up and shows each fact', () => {
    const videos = [
      fakeVideo({ id: 'video_long', status: 'in_progress', progress: 42 }),
      fakeVideo({ prompt: '日落' }),
    ];
    const [heading = '', first = '', second = ''] = formatVideoTable(videos, 200).split('\n');
    expect(heading).toMatch(/^ID +STATUS +PROGRESS +SECONDS +SIZE +CREATED +PROMPT$/);
    expect(first).toMatch(
      /^video_long +in_progress +42 % +8 +1280x720 +20\d\d-\d\d-\d\d \d\d:\d\d +a lake$/,
    );
    for (const column of ['STATUS', 'SIZE', 'PROMPT']) {
      expect(first[heading.indexOf(column) - 1]).toBe(' ');
      expect(first[heading.indexOf(column)]).not.toBe(' ');
    }
    expect(second.indexOf('日落')).toBe(heading.indexOf('PROMPT'));
  });

  it('cuts the prompt to what a terminal has left', () => {
    const table = formatVideoTable([fakeVideo({ prompt: LONG_PROMPT })], 110);
    const widths = table.split('\n').map(displayWidth);
    expect(Math.max(...widths)).toBeLessThan(110);
    expect(Math.max(...widths)).toBeGreaterThan(100);
    expect(table).toMatch(/…$/);
  });

  it('keeps a video on one line whatever is in its prompt', () => {
    const prompt = 'one\ntwo\u001b[31m three';
    const table = formatVideoTable([fakeVideo({ prompt })], null);
    expect(table.split('\n')).toHaveLength(2);
    expect(table).toContain('one two [31m three');
  });
});
