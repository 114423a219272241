/** Lets bytes through and takes their SHA-256. */
import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

export interface HashThrough extends Transform {
  /** Once it has ended; hexadecimal. */
  digest(): string;
}

export function hashThrough(): HashThrough {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return Object.assign(through, { digest: () => hash.digest('hex') });
}
