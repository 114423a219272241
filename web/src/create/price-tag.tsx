/** What a request would cost, asked of the gateway a moment after it stops changing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import type { Quote } from '../api/api-objects.ts';
import { OPENAI } from '../api/create-gateway.ts';
import { formatMoney } from '../parts/format.ts';
import { useSession } from '../session/use-session.ts';
import type { MakeRequest } from './make-request.ts';

const SETTLED_MS = 350;
/** Prices may be changed by the operator. */
const TRUE_FOR_MS = 60_000;

/** The picture is left out: it costs nothing, and need not travel twice. */
export function PriceTag({ request }: { readonly request: MakeRequest | null }) {
  const { gateway } = useSession();
  const asked = useSettled(request === null ? null : JSON.stringify(request));
  const quote = useQuery({
    queryKey: ['quote', asked],
    queryFn: async () => {
      const { path, fields } = JSON.parse(asked ?? '') as MakeRequest;
      return await gateway.send<Quote>('POST', `${OPENAI}${path}?dry_run=true`, { json: fields });
    },
    enabled: asked !== null,
    staleTime: TRUE_FOR_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <output className={`price ${quote.isPlaceholderData ? 'old' : ''}`} aria-label="Price">
      {quote.isSuccess && asked !== null && formatMoney(quote.data.amount_micros)}
      {quote.error instanceof ApiError && quote.error.param === null && (
        <span className="muted">{quote.error.message}</span>
      )}
    </output>
  );
}

function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
