/** Turns the signals that stop a program into one wish to stop, and a second one into an order. */
import type { EventEmitter } from 'node:events';
import type { Clock } from '../lib/clock.ts';
import { InterruptedError, type StopSignal } from './stop-reasons.ts';

const STOP_SIGNALS: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/**
 * One Ctrl-C can arrive twice: from the terminal, which signals the whole group, and from npm,
 * which passes its own on. What comes within this time is the same wish.
 */
const SAME_WISH_MS = 1000;

export function listenForStopSignals(
  source: EventEmitter,
  clock: Clock,
  stop: { readonly ask: (reason: InterruptedError) => void; readonly now: (code: number) => void },
): void {
  let askedAtMs: number | null = null;
  for (const signal of STOP_SIGNALS) {
    source.on(signal, () => {
      const reason = new InterruptedError(signal);
      if (askedAtMs === null) {
        askedAtMs = clock.monotonicMs();
        stop.ask(reason);
      } else if (clock.monotonicMs() - askedAtMs > SAME_WISH_MS) {
        stop.now(reason.exitCode);
      }
    });
  }
}
