/** The present moment, in seconds since 1970, renewed as often as ages are read anew. */
import { useEffect, useState } from 'react';

const RENEWED_MS = 15_000;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() / 1000), RENEWED_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
