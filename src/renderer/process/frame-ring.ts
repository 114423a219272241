/**
 * A few frames of shared memory between the thread that draws and the one that encodes.
 *
 * Drawing on the encoder's own thread would make the two wait for each other. The ring is short:
 * it only has to cover the time by which one is ahead of the other.
 */

const SLOT_COUNT = 6;
const EMPTY = 0;
const FULL = 1;
const CLOSED = 2;

/** Plain shared memory, as it travels to the other thread. */
export interface FrameRingMemory {
  readonly frameSizeBytes: number;
  readonly states: SharedArrayBuffer;
  readonly frames: SharedArrayBuffer;
}

export function allocateFrameRing(frameSizeBytes: number): FrameRingMemory {
  return {
    frameSizeBytes,
    states: new SharedArrayBuffer(SLOT_COUNT * Int32Array.BYTES_PER_ELEMENT),
    frames: new SharedArrayBuffer(SLOT_COUNT * frameSizeBytes),
  };
}

/** One producer and one consumer; both take the frames in order from 0. */
export class FrameRing {
  readonly #memory: FrameRingMemory;
  readonly #states: Int32Array<SharedArrayBuffer>;

  constructor(memory: FrameRingMemory) {
    this.#memory = memory;
    this.#states = new Int32Array(memory.states);
  }

  /** For the producer: blocks its thread until there is room, then lets `draw` fill it. */
  put(frameIndex: number, draw: (target: Uint8Array) => void): void {
    const slot = frameIndex % SLOT_COUNT;
    while (Atomics.load(this.#states, slot) === FULL) Atomics.wait(this.#states, slot, FULL);
    draw(this.#frame(slot));
    Atomics.compareExchange(this.#states, slot, EMPTY, FULL);
    Atomics.notify(this.#states, slot);
  }

  /** For the consumer: the frame, to be given back by {@link release}; null if the ring is closed. */
  async take(frameIndex: number): Promise<Uint8Array | null> {
    const slot = frameIndex % SLOT_COUNT;
    while (Atomics.load(this.#states, slot) === EMPTY) {
      await Atomics.waitAsync(this.#states, slot, EMPTY).value;
    }
    return Atomics.load(this.#states, slot) === CLOSED ? null : this.#frame(slot);
  }

  release(frameIndex: number): void {
    const slot = frameIndex % SLOT_COUNT;
    Atomics.compareExchange(this.#states, slot, FULL, EMPTY);
    Atomics.notify(this.#states, slot);
  }

  /** Wakes a waiting consumer when the producer has died. */
  close(): void {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      Atomics.store(this.#states, slot, CLOSED);
      Atomics.notify(this.#states, slot);
    }
  }

  #frame(slot: number): Uint8Array {
    const { frames, frameSizeBytes } = this.#memory;
    return new Uint8Array(frames, slot * frameSizeBytes, frameSizeBytes);
  }
}
