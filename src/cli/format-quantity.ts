/** Lengths of time and amounts of bytes as people read them. */

const MEBIBYTE = 1024 * 1024;

/** Minutes and seconds, with hours only when there are any: `1:05`, `2:00:09`. */
export function formatElapsed(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = twoDigits(seconds % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${rest}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`;
  if (sizeBytes < MEBIBYTE) return `${(sizeBytes / 1024).toFixed(1)} KiB`;
  return `${(sizeBytes / MEBIBYTE).toFixed(1)} MiB`;
}
