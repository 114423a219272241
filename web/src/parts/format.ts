/** Numbers, times and words as people read them. */

/** Cents, and as many more digits as a small price needs. */
export function formatMoney(micros: number): string {
  const [whole = '0', fraction = ''] = (Math.abs(micros) / 1e6).toFixed(6).split('.');
  const digits = fraction.replace(/0+$/, '').padEnd(2, '0');
  return `${micros < 0 ? '−' : ''}$${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${digits}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

const STEPS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400 * 365, 'year'],
  [86_400 * 30, 'month'],
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];

/** `3 minutes ago`, `in 2 days`; both in seconds since 1970. */
export function formatAge(at: number, now: number): string {
  const distance = Math.abs(at - now);
  const step = STEPS.find(([seconds]) => distance >= seconds);
  if (step === undefined) return at > now ? 'in a moment' : 'just now';
  const count = Math.floor(distance / step[0]);
  const words = `${count} ${step[1]}${count === 1 ? '' : 's'}`;
  return at > now ? `in ${words}` : `${words} ago`;
}

export function formatMoment(at: number): string {
  return new Date(at * 1000).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
}

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** `1280 × 720` */
export function formatSize(size: string): string {
  return size.replace('x', ' × ');
}
