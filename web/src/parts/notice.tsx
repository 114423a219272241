/** Says what went wrong, and where it is explained. */
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { explanationOf } from '../errors/explanation-of.ts';
import { Link } from './link.tsx';
import { paths } from './router.ts';

interface Props {
  readonly error: unknown;
  readonly children?: ReactNode;
}

export function Notice({ error, children }: Props) {
  if (error === null || error === undefined) return null;
  const code = error instanceof ApiError ? explanationOf(error.code) : null;
  return (
    <div className="notice" role="alert">
      <p>{error instanceof Error ? error.message : 'Something went wrong.'}</p>
      {code !== null && (
        <p>
          <Link href={paths.error(code)}>What this means</Link>
        </p>
      )}
      {children}
    </div>
  );
}
