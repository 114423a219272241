/**
 * The clients of event-streams.ts, in a process of their own. Each path that is sent to it is opened
 * as a stream; 'report' asks when which event arrived, on the clock that all processes share.
 */
import { connect } from 'node:net';
import type { Arrivals } from './event-streams.ts';

const [port = '0', key = ''] = process.argv.slice(2);
const ID_START = 'id: evt_';
let arrivals: Arrivals = {};

/** One for all: a buffer for each read would cost more than what is measured. */
const buffer = Buffer.alloc(65_536);

function open(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const callback = (sizeBytes: number): boolean => {
      const arrivedMs = Number(process.hrtime.bigint()) / 1e6;
      const text = buffer.toString('latin1', 0, sizeBytes);
      // One event at a time is told.
      const start = text.indexOf(ID_START);
      if (start !== -1)
        (arrivals[text.slice(start, text.indexOf('\n', start))] ??= []).push(arrivedMs);
      if (text.includes('retry: ')) resolve();
      return true;
    };
    const socket = connect({ port: Number(port), host: '127.0.0.1', onread: { buffer, callback } });
    socket.once('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`);
  });
}

process.on('message', async (message: readonly string[] | 'report') => {
  if (message === 'report') {
    process.send?.(arrivals);
    arrivals = {};
  } else {
    await Promise.all(message.map(open));
    process.send?.({});
  }
});
