/** Statements as files: read back, they say what the transfers said, whatever people wrote into them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transfer } from '../ledger/index.ts';
import { formatStatement, recordTransfer } from './format-statement.ts';

const TOP_UP: Transfer = {
  position: 7,
  id: 'top_up:proj_1:invoice',
  kind: 'top_up',
  projectId: 'proj_1',
  fromAccount: 'funding',
  toAccount: 'available',
  amountMicros: 12_345_678,
  videoId: null,
  keyId: null,
  model: null,
  operation: null,
  reason: 'invoice 7',
  actor: 'me',
  createdAt: new Date('2026-03-31T23:00:00.123Z'),
};
const HOLD: Transfer = {
  ...TOP_UP,
  position: 8,
  id: 'hold:video_1',
  kind: 'hold',
  fromAccount: 'available',
  toAccount: 'held',
  amountMicros: 400_000,
  videoId: 'video_1',
  keyId: 'key_1',
  model: 'sora-2',
  operation: 'create',
  reason: null,
  actor: null,
};

async function* given(transfers: readonly Transfer[]): AsyncGenerator<Transfer, void, void> {
  yield* transfers;
}

async function format(transfers: readonly Transfer[], as: 'csv' | 'json'): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of formatStatement(given(transfers), as)) pieces.push(piece);
  return pieces.join('');
}

/** By RFC 4180, written down once more so that the test does not trust what it tests. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (cell.lastIndex === text.length) return rows;
  }
  throw new Error(`no CSV: ${JSON.stringify(text)}`);
}

async function csvReason(reason: string): Promise<string | undefined> {
  const [head = [], row = []] = readCsv(await format([{ ...TOP_UP, reason }], 'csv'));
  return row[head.indexOf('reason')];
}

describe('as CSV', () => {
  it('has a heading and a line for each transfer, with empty cells for what there is not', async () => {
    expect((await format([TOP_UP, HOLD], 'csv')).split('\r\n')).toEqual([
      'position,id,created_at,kind,project_id,from,to,amount_micros,amount,currency,video_id,key_id,model,operation,reason,actor',
      '7,top_up:proj_1:invoice,2026-03-31T23:00:00.123Z,top_up,proj_1,funding,available,12345678,12.345678,usd,,,,,invoice 7,me',
      '8,hold:video_1,2026-03-31T23:00:00.123Z,hold,proj_1,available,held,400000,0.40,usd,video_1,key_1,sora-2,create,,',
      '',
    ]);
  });

  it('of nothing is the heading alone', async () => {
    expect(readCsv(await format([], 'csv'))).toHaveLength(1);
  });

  it('has a column for everything that the JSON has, in its order', async () => {
    const [head] = readCsv(await format([HOLD], 'csv'));
    expect(head).toEqual(Object.keys(recordTransfer(HOLD)));
  });

  it.each(['=1+1', '+1 (555) 0100', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/C calc"!A0'])(
    'gives a spreadsheet no formula: %j',
    async (reason) => {
      expect(await csvReason(reason)).toBe(`'${reason}`);
    },
  );

  it.each(['-5', '-12.50', 'a=b', "'quoted'", 'ünï 你好', 'a;b'])(
    'leaves alone what is none: %j',
    async (reason) => {
      expect(await csvReason(reason)).toBe(reason);
    },
  );

  it('keeps every text, quotes, commas and line ends included', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', "'", '你') });
    await fc.assert(
      fc.asyncProperty(text, async (reason) => {
        expect(await csvReason(`x${reason}`)).toBe(`x${reason}`);
      }),
    );
  });
});

describe('as JSON', () => {
  it('is one object with every transfer', async () => {
    expect(JSON.parse(await format([TOP_UP, HOLD], 'json'))).toEqual({
      object: 'list',
      data: [recordTransfer(TOP_UP), recordTransfer(HOLD)],
    });
  });

  it('of nothing is an empty list', async () => {
    expect(JSON.parse(await format([], 'json'))).toEqual({ object: 'list', data: [] });
  });

  it('has amounts twice: to count with, and to read', () => {
    expect(recordTransfer(TOP_UP)).toMatchObject({
      amount_micros: 12_345_678,
      amount: '12.345678',
    });
    expect(recordTransfer({ ...TOP_UP, amountMicros: 1 })).toMatchObject({ amount: '0.000001' });
    expect(recordTransfer({ ...TOP_UP, amountMicros: 0 })).toMatchObject({ amount: '0.00' });
  });

  it('keeps a text as it is: nothing runs here', async () => {
    const { data } = JSON.parse(await format([{ ...TOP_UP, reason: '=1+1\r\n"' }], 'json')) as {
      data: { reason: string }[];
    };
    expect(data[0]?.reason).toBe('=1+1\r\n"');
  });
});

describe('a statement without end', () => {
  it.each(['csv', 'json'] as const)('is given piece by piece as %s', async (as) => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Transfer, void, void> {
      for (;;) {
        asked += 1;
        yield HOLD;
      }
    }
    const pieces = formatStatement(endless(), as);
    for (let count = 0; count < 5; count += 1) await pieces.next();
    expect(asked).toBeLessThanOrEqual(5);
    await pieces.return();
  });

  it('ends with the fault of its source', async () => {
    async function* broken(): AsyncGenerator<Transfer, void, void> {
      yield HOLD;
      throw new Error('the connection is gone');
    }
    const read = async () => {
      for await (const piece of formatStatement(broken(), 'json')) expect(piece).toContain('hold');
    };
    await expect(read()).rejects.toThrow('the connection is gone');
  });
});
