/** One open stream of server-sent events. */
import type { Socket } from 'node:net';

/** A client that is further behind than this is cut off; it resumes by `Last-Event-ID`. */
const MAX_BUFFERED_BYTES = 64 * 1024;
/** A comment line, which clients ignore and proxies count as life. */
const HEARTBEAT = Buffer.from(':\n\n');

export class EventStream {
  readonly #socket: Socket;
  /** Whether the beat before found data that the client had not taken. */
  #isBehind = false;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  send(frame: Buffer): void {
    if (!this.#socket.writable) return;
    this.#socket.write(frame);
    if (this.#socket.writableLength > MAX_BUFFERED_BYTES) this.#socket.destroy();
  }

  /** A client that has taken nothing between two beats has stalled. */
  beat(): void {
    const isBehind = this.#socket.writableLength > 0;
    if (isBehind && this.#isBehind) this.#socket.destroy();
    else if (!isBehind) this.send(HEARTBEAT);
    this.#isBehind = isBehind;
  }

  /** Resolves when what was sent is on its way, or the stream is closed. */
  async ready(): Promise<void> {
    const socket = this.#socket;
    if (!socket.writableNeedDrain || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.on('drain', done);
      socket.on('close', done);
    });
  }

  /** Nothing more will come; what was sent still arrives. */
  end(): void {
    this.#socket.destroySoon();
  }

  /** Nothing more will come, and nothing that waits for the client is waited for. */
  endNow(): void {
    if (this.#socket.writableLength > 0) this.#socket.destroy();
    else this.#socket.destroySoon();
  }

  /** Each listener is called once, whoever ends it; at once where it has ended. */
  onClose(listener: () => void): void {
    if (this.#socket.closed) listener();
    else this.#socket.once('close', listener);
  }
}
