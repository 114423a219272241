/** One delivery with each time it was tried. */
import type { Delivery, DeliveryAttempt } from '../api/api-objects.ts';
import { Age } from '../parts/age.tsx';
import { formatDuration, formatMoment } from '../parts/format.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../parts/router.ts';

const STATES = {
  waiting: { word: 'Waiting', tone: 'wait' },
  delivered: { word: 'Delivered', tone: 'good' },
  dead: { word: 'Given up', tone: 'bad' },
} as const;

interface Props {
  readonly delivery: Delivery;
  readonly isReplayable: boolean;
  readonly isBusy: boolean;
  onReplay(): void;
}

export function DeliveryRow({ delivery, isReplayable, isBusy, onReplay }: Props) {
  const { word, tone } = STATES[delivery.state];
  const last = delivery.attempts.at(-1);
  return (
    <li>
      <details className="delivery">
        <summary>
          <code>{delivery.event_type}</code>
          <span className={`state ${tone}`}>{word}</span>
          <span className="muted">{last === undefined ? 'not tried yet' : outcomeOf(last)}</span>
          <span className="muted push">
            <Age at={delivery.created_at} />
          </span>
        </summary>
        <div className="delivery-more">
          <p className="muted">
            About{' '}
            <Link href={paths.video(delivery.video_id)}>{delivery.video_id.slice(0, 18)}…</Link>,
            sent to <span className="mono">{delivery.url}</span>
          </p>
          {delivery.next_attempt_at !== null && (
            <p className="muted">
              Tried next <Age at={delivery.next_attempt_at} />
            </p>
          )}
          <ol className="attempts">
            {delivery.attempts.map((attempt) => (
              <li key={`${attempt.started_at}-${attempt.duration_ms}`}>
                <span>{formatMoment(attempt.started_at)}</span>
                <span>{outcomeOf(attempt)}</span>
                {attempt.response_excerpt !== null && attempt.response_excerpt !== '' && (
                  <code className="excerpt">{attempt.response_excerpt}</code>
                )}
              </li>
            ))}
          </ol>
          {isReplayable && (
            <button type="button" className="button" disabled={isBusy} onClick={onReplay}>
              Replay
            </button>
          )}
        </div>
      </details>
    </li>
  );
}

function outcomeOf({
  status_code: status,
  failure,
  duration_ms: duration,
}: DeliveryAttempt): string {
  const outcome = status === null ? (failure ?? 'no answer') : `answered ${status}`;
  return `${outcome} in ${formatDuration(duration)}`;
}
