import { daysAWeek, daysBetween } from '../../calendar.ts';
import type { ProgrammeTemplate } from '../template.ts';
import type { CandidateRequest, GroupSex, Waiting } from './nouns.ts';
import type { PlacedPlan } from './plans.ts';
import { type CouldJoin, type Reached, reachOf, womenOnly } from './reach.ts';

/** A group that could start, before it has a room and facilitators. */
export interface Idea extends PlacedPlan {
  sex: GroupSex;
  tags: readonly string[];
  /** Most worth first. */
  couldJoin: readonly CouldJoin[];
  /** Points that each of them loses by the start. */
  startLoss: number;
  /** Whether enough could join, so that it might open. */
  viable: boolean;
}

/**
 * The sexes of the groups of a template. Where both may sit together a group of men only is never better for anybody than a
 * mixed one; one of women only is, for those who need it.
 */
export function groupSexes({
  sexes,
  mixed,
}: Pick<ProgrammeTemplate, 'sexes' | 'mixed'>): readonly GroupSex[] {
  return mixed ? ['mixed', 'female'] : sexes;
}

/**
 * The plans as groups of each sex with those who could join. Left out without loss are groups that no answer would open:
 * fewer could join than it needs, or even with the best of them it loses points. Of those that too few could join the one
 * that most could is kept for each programme, venue and sex: it is nearest to running, and worth being told of.
 */
export function ideasOf(
  { waiting, asOf }: CandidateRequest,
  plans: readonly PlacedPlan[],
): { ideas: Idea[]; tooFew: number } {
  if (!waiting) return { ideas: spread(plans, asOf), tooFew: 0 };
  const reach = reachOf(waiting, asOf);
  const ideas: Idea[] = [];
  const nearest = new Map<string, Idea>();
  let tooFew = 0;
  for (const placed of plans) {
    const all = reach(placed);
    for (const sex of groupSexes(placed.plan.template)) {
      const idea = ideaOf(waiting, placed, sex, all);
      if (isServedByMixed(waiting, idea)) continue;
      if (idea.viable) ideas.push(idea);
      else {
        tooFew += 1;
        const key = `${placed.plan.template.code} ${placed.venue.code} ${sex}`;
        const most = nearest.get(key)?.couldJoin.length ?? 0;
        if (idea.couldJoin.length > most) nearest.set(key, idea);
      }
    }
  }
  return { ideas: [...ideas, ...nearest.values()], tooFew: tooFew - nearest.size };
}

/** A group of women beside the mixed one of the same times, where none of them needs to be without men. */
function isServedByMixed({ referrals }: Waiting, { sex, plan, couldJoin }: Idea): boolean {
  return (
    sex === 'female' &&
    plan.template.mixed &&
    !couldJoin.some(({ referral }) => referrals[referral]!.needs.includes(womenOnly))
  );
}

function ideaOf(
  waiting: Waiting,
  placed: PlacedPlan,
  sex: GroupSex,
  { couldJoin: all, startLoss }: Reached,
): Idea {
  const couldJoin = all.filter(({ referral }) => {
    const one = waiting.referrals[referral]!;
    return (sex === 'mixed' || one.sex === sex) && (sex === 'female' || !one.needs.includes(womenOnly));
  });
  const { groupSize } = placed.plan.template;
  const most = Math.min(groupSize.max, Math.max(0, ...placed.venue.rooms.map(({ seats }) => seats)));
  return {
    ...placed,
    sex,
    tags: sex === 'female' ? [...placed.venue.tags, womenOnly] : placed.venue.tags,
    couldJoin,
    startLoss,
    viable: bestAlone(couldJoin, startLoss, groupSize, most, waiting) >= 0,
  };
}

/** The most points that a group could win by itself; below 0 also where too few could join. */
function bestAlone(
  couldJoin: readonly CouldJoin[],
  startLoss: number,
  { min, optimum }: ProgrammeTemplate['groupSize'],
  most: number,
  { points }: Waiting,
): number {
  let best = -1;
  let won = -points.opened;
  couldJoin.slice(0, most).forEach(({ worth }, i) => {
    won += worth - startLoss;
    const size = i + 1;
    if (size >= min) best = Math.max(best, won - points.offOptimum * Math.abs(size - optimum));
  });
  return best;
}

/** Where nobody is asked for, each venue and each pattern of a programme stands for somebody who would rather start soon. */
function spread(plans: readonly PlacedPlan[], asOf: string): Idea[] {
  const places = new Map<string, number>();
  const placeOf = (key: string) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  const farthest = Math.max(0, ...plans.map(({ plan }) => daysBetween(asOf, plan.layout.startsOn)));
  return plans.flatMap((placed) =>
    groupSexes(placed.plan.template).map((sex) => {
      const { template, pattern, layout } = placed.plan;
      const worth = 1 + Math.floor((farthest - daysBetween(asOf, layout.startsOn)) / daysAWeek);
      const keys = [
        `${template.code} ${sex} at ${placed.venue.code}`,
        `${template.code} ${sex} by ${pattern.id}`,
      ];
      const tags = sex === 'female' ? [...placed.venue.tags, womenOnly] : placed.venue.tags;
      const couldJoin = keys.map((key) => ({ referral: placeOf(key), worth }));
      return { ...placed, sex, tags, couldJoin, startLoss: 0, viable: true };
    }),
  );
}
