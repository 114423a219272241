/**
 * Does something only while somebody may be looking: a browser has six connections to a gateway, for
 * all its tabs and for the pages that it keeps to go back to.
 */

/** A glance at another tab is no reason to stop. */
const GLANCE_MS = 5000;

/** `start` is told when to stop, and is called again when the page is looked at again. */
export function whileWatched(start: (signal: AbortSignal) => void): () => void {
  let running: AbortController | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(leaving);
    running?.abort();
    running = null;
  };
  const look = () => {
    clearTimeout(leaving);
    if (document.visibilityState === 'hidden') {
      leaving = setTimeout(stop, GLANCE_MS);
      return;
    }
    if (running !== null) return;
    running = new AbortController();
    start(running.signal);
  };

  look();
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', stop);
    removeEventListener('pageshow', look);
  };
}
