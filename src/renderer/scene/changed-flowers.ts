/** Which kinds of flowers there are after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import { namedGroups } from './named-groups.ts';
import type { FlowerKind, FlowersInTurn, Shot } from './scene.ts';
import { countOf } from './subject-numbers.ts';

/** `counts` are those of the shot as it is to be. */
export function changedFlowers(
  before: Pick<Shot, 'subjects' | 'counts' | 'flowers'>,
  matched: readonly Match[],
  { subjects, counts }: Pick<Shot, 'subjects' | 'counts'>,
): Pick<Shot, 'flowers'> {
  if (!subjects.includes('flower')) return {};
  const count = countOf(counts === undefined ? {} : { counts }, 'flower');
  const mentions = matched.filter(
    ({ concept, value, wish }) =>
      concept === 'subject' && value === 'flower' && wish !== 'unwanted',
  );
  const isThere = before.subjects.includes('flower');
  const wanted = mentions.filter(({ wish }) => !isThere || wish === 'wanted');
  const kept = isThere ? (before.flowers ?? []) : [];
  if (!wanted.some(({ flower }) => flower !== undefined)) return shortest(kept, count);
  const added = wanted.filter(({ refers }) => refers === 'more');
  if (isThere && added.length === wanted.length) {
    const old = inTurn(kept, countOf(before, 'flower'));
    return shortest([...old, ...added.map(({ flower = null }) => flower)], count);
  }
  return shortest(namedGroups('flower', wanted).flowers, count);
}

function inTurn(flowers: FlowersInTurn, count: number): (FlowerKind | null)[] {
  return Array.from({ length: count }, (_, index) => flowers[index % flowers.length] ?? null);
}

/** Up to where they come round again; left out where none is of a kind. */
function shortest(flowers: FlowersInTurn, count: number): Pick<Shot, 'flowers'> {
  const all = inTurn(flowers, Math.max(count, flowers.length));
  if (all.every((kind) => kind === null)) return {};
  const period = all.findIndex(
    (_, length) => length > 0 && all.every((kind, index) => kind === all[index % length]),
  );
  return { flowers: all.slice(0, period === -1 ? all.length : period) };
}
