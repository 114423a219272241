/** What there is to know of a video, line by line. */
import type { ReactNode } from 'react';
import type { Video } from '../api/api-objects.ts';
import { Age } from '../parts/age.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { formatBytes, formatDuration, formatMoney, formatSize } from '../parts/format.ts';

const COST_WORDS = { held: 'set aside', charged: 'charged', released: 'given back' } as const;

export function Facts({ video }: { readonly video: Video }) {
  const { cost, completed_at: completedAt, expires_at: expiresAt } = video;
  const tookMs = completedAt === null ? null : (completedAt - video.created_at) * 1000;
  return (
    <section aria-label="Details">
      <dl className="facts">
        <Fact name="Model">
          {video.model}
          {video.served_by !== video.model && <span className="muted"> by {video.served_by}</span>}
        </Fact>
        <Fact name="Size">{formatSize(video.size)}</Fact>
        <Fact name="Length">{video.seconds} s</Fact>
        {cost !== null && (
          <Fact name="Cost">
            {formatMoney(cost.amount_micros)}{' '}
            <span className="muted">{COST_WORDS[cost.state]}</span>
          </Fact>
        )}
        {video.size_bytes !== null && <Fact name="File">{formatBytes(video.size_bytes)}</Fact>}
        <Fact name="Created">
          <Age at={video.created_at} />
          {tookMs !== null && <span className="muted">, took {formatDuration(tookMs)}</span>}
        </Fact>
        {expiresAt !== null && (
          <Fact name={video.expired ? 'Expired' : 'Expires'}>
            <Age at={expiresAt} />
          </Fact>
        )}
        <Fact name="Id">
          <code className="id">{video.id}</code>
          <CopyButton text={video.id} label="Copy id" />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
