/** How long ago, or how far ahead, something is; the very moment on a second look. */
import { formatAge, formatMoment } from './format.ts';
import { useNow } from './use-now.ts';

export function Age({ at }: { readonly at: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={formatMoment(at)}>
      {formatAge(at, now)}
    </time>
  );
}
