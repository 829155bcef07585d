import { byText } from '../../by-text.ts';
import type { IsoDate } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import type { Crn, Person, ProjectCode, Session } from '../problem.ts';
import type { RuleName } from '../rules.ts';
import { daysFree, peopleShort } from './need.ts';
import { firstRuleAgainst } from './short.ts';
import type { Standing } from './standing.ts';

/** People of an area for whom a day that they have free offers nothing. */
export interface Unserved {
  /** That of the project nearest to them; null: they can get to none. */
  area: string | null;
  date: IsoDate;
  people: Crn[];
}

export interface UnservedAsked {
  areaOf: (project: ProjectCode) => string;
  /** How many to tell of. */
  most: number;
}

/** Rules about who else is on a session: they stand in a person's way to it, and it is within reach all the same. */
const aboutOthers: readonly RuleName[] = ['capacity', 'min-attendance', 'all-male', 'keep-apart'];

/**
 * People short, though they have days free and unbooked, of whom no session on these is within reach: no more places would
 * help them, only other sessions. By area and day, those of most people first; a person counts on each of their free days.
 */
export function unservedPeople(standing: Standing, { areaOf, most }: UnservedAsked): Unserved[] {
  const sessionsOn = grouped(standing.openSessions, ({ date }) => date);
  const projects = [...new Set(standing.problem.sessions.map(({ project }) => project))];
  const freeDays = peopleShort(standing).flatMap((person) => {
    const days = daysFree(person, standing);
    const offered = days.flatMap((date) => sessionsOn.get(date) ?? []);
    if (offered.some((session) => isWithinReach(person, session, standing))) return [];
    const project = nearestTo(person, projects, standing);
    const area = project === null ? null : areaOf(project);
    return days.map((date) => ({ crn: person.crn, date, area }));
  });
  return [...grouped(freeDays, ({ area, date }) => JSON.stringify([area, date])).values()]
    .map((group): Unserved => {
      const { area, date } = group[0]!;
      return { area, date, people: group.map(({ crn }) => crn) };
    })
    .sort(
      (a, b) =>
        b.people.length - a.people.length || byText(a.date, b.date) || byText(a.area ?? '', b.area ?? ''),
    )
    .slice(0, most);
}

function isWithinReach(person: Person, session: Session, standing: Standing): boolean {
  const rule = firstRuleAgainst(person, session, standing);
  return rule === null || aboutOthers.includes(rule);
}

function nearestTo(
  { crn }: Person,
  projects: readonly ProjectCode[],
  { facts }: Standing,
): ProjectCode | null {
  const minutes = (project: ProjectCode) => facts.travelMinutes(crn, project) ?? Number.POSITIVE_INFINITY;
  const least = Math.min(...projects.map(minutes));
  return Number.isFinite(least) ? projects.find((project) => minutes(project) === least)! : null;
}
