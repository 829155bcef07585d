import { addDays, daysAWeek, type IsoDate, weekStartOf } from '../../calendar.ts';
import { datesOf, groupSessionsOf, type LaidGroupSession, type Layout } from '../calendar/laid.ts';
import { layOut } from '../layout.ts';
import type { ProgrammeTemplate } from '../template.ts';
import { inForce } from '../template-faults.ts';
import type { CandidateRequest, SlotPattern, Venue } from './nouns.ts';

/** A template laid onto the slots of a pattern from a week on: venues with the same hours and closures share it. */
export interface Plan {
  template: ProgrammeTemplate;
  pattern: SlotPattern;
  layout: Layout;
  groupSessions: readonly LaidGroupSession[];
  /** Days on which somebody attends. */
  days: readonly IsoDate[];
  /** The same for all plans of a template with the same sessions. */
  times: string;
}

/** A plan at a venue. */
export interface PlacedPlan {
  plan: Plan;
  venue: Venue;
}

/**
 * Every template laid out at every venue, by every pattern, from every Monday of the horizon: the first is that after
 * today. Of those with the same sessions at one venue (patterns alike, a start into a closure) the first stands for all.
 */
export function placedPlans(request: CandidateRequest): PlacedPlan[] {
  const mondays = Array.from({ length: request.settings.startWithinWeeks }, (_, week) =>
    addDays(weekStartOf(request.asOf), (week + 1) * daysAWeek),
  );
  const laidOut = planner(request);
  return request.venues.flatMap((venue) => {
    const hours = request.patterns.map((pattern) => hoursOf(venue, pattern));
    const seen = new Set<string>();
    const placed: PlacedPlan[] = [];
    for (const monday of mondays)
      for (const template of request.templates.filter((one) => inForce(one, monday)))
        request.patterns.forEach((pattern, i) => {
          if (pattern.programme !== null && pattern.programme !== template.code) return;
          const plan = laidOut(template, pattern, venue, hours[i]!, monday);
          if (!plan || seen.has(plan.times)) return;
          seen.add(plan.times);
          placed.push({ plan, venue });
        });
    return placed;
  });
}

/** The opening hours of the days of a pattern, as text: venues with the same can share its layouts. */
function hoursOf({ hours }: Venue, { slots }: SlotPattern): string {
  const days = new Set(slots.map(({ weekday }) => weekday));
  return JSON.stringify(hours.filter(({ weekday }) => days.has(weekday)));
}

/**
 * Lays out, each thing once: as if the venue had no closures and, where one of those falls on a day that was used, with
 * them. A closure on a day that was not used changes nothing, since everything is as early as it can be.
 */
function planner(request: CandidateRequest) {
  const known = new Map<string, Plan | null>();
  const once = (key: string, lay: () => Plan | null) => {
    if (!known.has(key)) known.set(key, lay());
    return known.get(key) ?? null;
  };
  return (
    template: ProgrammeTemplate,
    pattern: SlotPattern,
    venue: Venue,
    hours: string,
    monday: IsoDate,
  ) => {
    const key = `${template.code} ${pattern.id} ${monday} ${hours}`;
    const open = once(key, () => planOf(request, template, pattern, { ...venue, closures: [] }, monday));
    const uses = ({ fromDate, toDate }: Venue['closures'][number]) =>
      open === null || open.days.some((date) => fromDate <= date && date <= toDate);
    if (!venue.closures.some(uses)) return open;
    return once(`${key} ${JSON.stringify(venue.closures)}`, () =>
      planOf(request, template, pattern, venue, monday),
    );
  };
}

function planOf(
  { bankHolidays, settings }: CandidateRequest,
  template: ProgrammeTemplate,
  pattern: SlotPattern,
  { hours, closures }: Venue,
  startsOn: IsoDate,
): Plan | null {
  const { group, individual } = template.facilitators;
  const layout = layOut({
    template,
    slots: pattern.slots,
    startsOn,
    people: template.groupSize.max,
    // Its own facilitators hold them, as many side by side as they are.
    oneToOnesAtOnce: Math.max(1, Math.floor(group / Math.max(1, individual))),
    place: { bankHolidays, closures, hours },
    mostWeeks: settings.layoutMostWeeks,
  });
  if (!layout.laid) return null;
  return {
    template,
    pattern,
    layout,
    groupSessions: groupSessionsOf(layout),
    days: [...new Set(layout.sessions.flatMap(datesOf))],
    times: `${template.code} ${JSON.stringify(layout.sessions)}`,
  };
}
