/** One line of a terminal that is drawn again and again. */
import type { Clock } from '../lib/clock.ts';
import { formatElapsed } from './format-quantity.ts';
import type { OutputStream } from './output.ts';
import type { ProgressDisplay } from './progress-display.ts';
import { shorten, toSingleLine } from './terminal-text.ts';

const REDRAW_MS = 250;
const USUAL_COLUMNS = 80;
const WIDEST_BAR = 40;
const NARROWEST_BAR = 8;
/** Wide enough for the longest usual status, so that the bar does not jump. */
const STATUS_COLUMNS = 'in_progress'.length;
/** An estimate from less than this is a guess. */
const ESTIMATE_FROM_PERCENT = 5;
const ESTIMATE_FROM_MS = 2000;

const CLEAR_LINE = '\r\u001b[K';

export interface BarState {
  readonly status: string;
  readonly percent: number;
  readonly elapsedMs: number;
  /** Instead of an estimate. */
  readonly trouble: string | null;
}

export function createProgressBar(stream: OutputStream, clock: Clock): ProgressDisplay {
  const startMs = clock.monotonicMs();
  let state: Omit<BarState, 'elapsedMs'> | null = null;
  let hasEnded = false;

  const draw = (): void => {
    if (state === null) return;
    const elapsedMs = clock.monotonicMs() - startMs;
    const line = formatProgressBar({ ...state, elapsedMs }, stream.columns ?? USUAL_COLUMNS);
    stream.write(CLEAR_LINE + line);
  };
  const redrawing = setInterval(draw, REDRAW_MS).unref();

  return {
    show(video) {
      state = { status: video.status, percent: video.progress, trouble: null };
      draw();
    },
    showFailure() {
      state = {
        status: state?.status ?? 'waiting',
        percent: state?.percent ?? 0,
        trouble: 'no answer, trying again',
      };
      draw();
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      clearInterval(redrawing);
      draw();
      if (state !== null) stream.write('\n');
    },
  };
}

/** One column stays free: some terminals go to the next line as soon as the last one is filled. */
export function formatProgressBar(state: BarState, columns: number): string {
  const percent = Math.min(100, Math.max(0, Math.floor(state.percent)));
  const status = toSingleLine(state.status).padEnd(STATUS_COLUMNS);
  const numbers = `${String(percent).padStart(3)} %  ${formatElapsed(state.elapsedMs)}${outlook(state)}`;
  const room = columns - 1 - status.length - numbers.length - ' [] '.length;
  const barColumns = Math.min(WIDEST_BAR, room);
  if (barColumns < NARROWEST_BAR) return shorten(`${status} ${numbers}`, Math.max(1, columns - 1));
  const filled = Math.round((barColumns * percent) / 100);
  return `${status} [${'#'.repeat(filled)}${'.'.repeat(barColumns - filled)}] ${numbers}`;
}

function outlook({ percent, elapsedMs, trouble }: BarState): string {
  if (trouble !== null) return `  ${trouble}`;
  const isEarly = percent < ESTIMATE_FROM_PERCENT || elapsedMs < ESTIMATE_FROM_MS;
  if (isEarly || percent >= 100) return '';
  return `  about ${formatElapsed((elapsedMs * (100 - percent)) / percent)} left`;
}
