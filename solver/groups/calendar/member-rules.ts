import { addDays, daysAWeek, daysBetween, type IsoDate, weekStartOf } from '../../calendar.ts';
import { type ProgrammeTemplate, phases, type TemplateSession } from '../template.ts';

/** A session of a template on its day, for one member: group sessions are everyone's, one-to-ones their own. */
export interface DatedSession {
  number: number;
  date: IsoDate;
}

type Placed = DatedSession & Pick<TemplateSession, 'kind' | 'phase'>;
type Pair = readonly [Placed, Placed];

interface MemberRule {
  name: string;
  /** Completes "session 6 ..." of the later of the two by number. */
  sentence(template: ProgrammeTemplate, earlier: number): string;
  /** Whether two sessions of a member, the first lower in number, may have their days. */
  allows(template: ProgrammeTemplate, pair: Pair): boolean;
}

/** THE REGISTER of what the days of any two sessions of one member must be to each other. */
export const memberRules = [
  {
    name: 'apart',
    sentence: ({ leastDaysBetween }, earlier) =>
      leastDaysBetween === 1
        ? `would be on the same day as session ${earlier}`
        : `would be less than ${leastDaysBetween} days from session ${earlier}`,
    allows: ({ leastDaysBetween }, [a, b]) => Math.abs(daysBetween(a.date, b.date)) >= leastDaysBetween,
  },
  {
    name: 'order',
    sentence: (_, earlier) => `would come before session ${earlier}`,
    allows: (template, [a, b]) => a.date < b.date || mayLag(template, a, b),
  },
  {
    name: 'gap-after-first',
    sentence: ({ gaps }) => `would be less than ${gaps.weeksAfterFirst} weeks after the first session`,
    allows: ({ gaps }, [a, b]) =>
      a.number !== 1 ||
      gaps.weeksAfterFirst === 0 ||
      daysBetween(a.date, b.date) >= gaps.weeksAfterFirst * daysAWeek,
  },
  {
    name: 'gap-before-review',
    sentence: ({ gaps }, earlier) =>
      `would be less than ${gaps.weeksBeforeReview} weeks after session ${earlier}, before the review`,
    allows: ({ gaps }, [a, b]) =>
      a.phase === 'review' ||
      b.phase !== 'review' ||
      daysBetween(a.date, b.date) >= gaps.weeksBeforeReview * daysAWeek,
  },
] as const satisfies readonly MemberRule[];

export type MemberRuleName = (typeof memberRules)[number]['name'] | 'week';

/** A rule that a member's days break; `number` is the session named, or the later one of the two. */
export interface Misplaced {
  rule: MemberRuleName;
  number: number;
  sentence: string;
}

/** A one-to-one may be held after some of the group sessions that follow it, within its phase. */
function mayLag({ sessions, individualLagSessions }: ProgrammeTemplate, a: Placed, b: Placed): boolean {
  if (a.kind !== 'individual' || b.kind !== 'group' || a.phase !== b.phase) return false;
  const passed = sessions.filter(
    ({ number, kind }) => kind === 'group' && number > a.number && number <= b.number,
  );
  return passed.length <= individualLagSessions;
}

/** Written out: pairs are looked at by the million, and copying whole sessions takes most of that time. */
function placed({ sessions }: ProgrammeTemplate, { number, date }: DatedSession): Placed {
  const { kind, phase } = sessions[number - 1]!;
  return { number, date, kind, phase };
}

/** Every rule that a session would break among the others of a member; sessions without a day yet are not looked at. */
export function misplacedAmong(
  template: ProgrammeTemplate,
  session: DatedSession,
  others: readonly DatedSession[],
): Misplaced[] {
  const known = placed(template, session);
  const broken: Misplaced[] = [];
  for (const other of others) {
    const of = placed(template, other);
    const pair: Pair = other.number < session.number ? [of, known] : [known, of];
    for (const rule of memberRules as readonly (MemberRule & { name: MemberRuleName })[])
      if (!rule.allows(template, pair)) {
        const [{ number: earlier }, { number }] = pair;
        broken.push({ rule: rule.name, number, sentence: rule.sentence(template, earlier) });
      }
  }
  const week = weekStartOf(session.date);
  const after = addDays(week, daysAWeek);
  const inWeek = others.filter(({ date }) => week <= date && date < after).length + 1;
  if (inWeek > template.sessionsAWeek.max)
    broken.push({
      rule: 'week',
      number: session.number,
      sentence: `would be one of ${inWeek} in the week of ${week}: at most ${template.sessionsAWeek.max}`,
    });
  return broken;
}

/** Whether one phase comes before another. */
export function phaseBefore(one: TemplateSession, other: TemplateSession): boolean {
  return phases.indexOf(one.phase) < phases.indexOf(other.phase);
}
