/**
 * In the child: ends it when it takes more memory than its job can need.
 *
 * The heap limit that Node knows holds for JavaScript alone; decoders take theirs beside it.
 */

const CHECK_EVERY_MS = 200;
const BASE_BYTES = 768 * 1024 * 1024;
/** Measured needs are half of it: 1920x1080 takes below 800 MB in all. */
const BYTES_PER_PIXEL = 300;

export function memoryLimitBytes(pixels: number): number {
  return BASE_BYTES + BYTES_PER_PIXEL * pixels;
}

/** Checks until the process ends; does not keep it alive. */
export function guardMemory(
  limitBytes: number,
  onExceeded: (usedBytes: number) => void,
  usedBytes: () => number = () => process.memoryUsage.rss(),
): void {
  const timer = setInterval(() => {
    const used = usedBytes();
    if (used <= limitBytes) return;
    clearInterval(timer);
    onExceeded(used);
  }, CHECK_EVERY_MS);
  timer.unref();
}
