/** Money at a glance: what is left, what is set aside, what was used. */
import { useQuery } from '@tanstack/react-query';
import type { Balance } from '../api/api-objects.ts';
import { OWN } from '../api/create-gateway.ts';
import { formatMoney } from '../parts/format.ts';
import { useSession } from '../session/use-session.ts';

export function BalanceGlance() {
  const { gateway } = useSession();
  const { data } = useQuery({
    queryKey: ['balance'],
    queryFn: () => gateway.get<Balance>(`${OWN}/balance`),
  });
  if (data === undefined) return null;
  const { remaining_micros: left, held_micros: held, used_micros: used } = data;
  return (
    <dl className="balance">
      {left !== null && <Sum name="left" micros={left} isLow={left <= 0} />}
      {held !== 0 && <Sum name="held" micros={held} />}
      <Sum name="used" micros={used} />
    </dl>
  );
}

interface SumProps {
  readonly name: string;
  readonly micros: number;
  readonly isLow?: boolean;
}

function Sum({ name, micros, isLow = false }: SumProps) {
  return (
    <div className={isLow ? 'low' : undefined}>
      <dt>{name}</dt>
      <dd>{formatMoney(micros)}</dd>
    </div>
  );
}
