import type { z } from '@hono/zod-openapi';
import type { Db } from '../../db/connect.ts';
import { type Home, homesOf } from '../../db/homes.ts';
import { listProjects, type ProjectRow, projectNames } from '../../db/projects.ts';
import { byText } from '../../solver/by-text.ts';
import { grouped } from '../../solver/grouped.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { type Facts, factsOf } from '../../solver/roster/facts.ts';
import type { Booking, Crn } from '../../solver/roster/problem.ts';
import type { RosterInWeek } from './in-week.ts';
import type { rosterMapSchema } from './map-schemas.ts';
import { rosterInWeek } from './remembered.ts';

type RosterMap = z.infer<typeof rosterMapSchema>;

/**
 * A roster as a map: homes by PDU and ways from them to projects, each told only of as many people as the policy says at the
 * least, so that nobody is known by a point. Null: there is no such roster.
 */
export async function mapOf(db: Db, id: number): Promise<RosterMap | null> {
  const found = await rosterInWeek(db, id);
  if (!found) return null;
  const { region, pdu, weekStart } = found.roster;
  const area = { region, ...(pdu === null ? {} : { pdu }) };
  const all = await homesOf(db, area);
  const every = { number: 0, size: Number.MAX_SAFE_INTEGER };
  const { rows: projects } = await listProjects(db, area, every);
  const names = await projectNames(db, area);

  const due = new Set(found.week.problem.people.map(({ crn }) => crn));
  const homes = all.filter(({ crn }) => due.has(crn));
  const leastPeople = policyInForce(region, weekStart).service.mapLeastPeople;
  return {
    leastPeople,
    ...areasOf(homes, found.bookings, leastPeople),
    projects: projectsOf(found, projects, names),
    ...journeysOf(homes, found, leastPeople),
  };
}

function areasOf(homes: readonly Home[], bookings: readonly Booking[], least: number) {
  const placed = new Set(bookings.map(([crn]) => crn));
  const byPdu = [...grouped(homes, ({ pdu }) => pdu)];
  const told = byPdu.filter(([, those]) => those.length >= least);
  const areas = told.map(([pdu, those]) => ({
    pdu,
    name: those[0]!.pduName,
    people: those.length,
    placed: those.filter(({ crn }) => placed.has(crn)).length,
    latitude: middleOf(those.map(({ latitude }) => latitude)),
    longitude: middleOf(those.map(({ longitude }) => longitude)),
  }));
  areas.sort((a, b) => b.people - a.people || byText(a.pdu, b.pdu));
  const people = areas.reduce((sum, one) => sum + one.people, 0);
  return { areas, peopleElsewhere: homes.length - people };
}

const hundredths = 100;
const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const middleOf = (degrees: readonly number[]) => Math.round(meanOf(degrees) * hundredths) / hundredths;

function projectsOf(
  { week: { problem }, bookings }: RosterInWeek,
  rows: readonly ProjectRow[],
  names: Awaited<ReturnType<typeof projectNames>>,
) {
  const booked = grouped(bookings, ([, session]) => session);
  const sessionsOf = grouped(problem.sessions, ({ project }) => project);
  return rows.flatMap(({ code, name, latitude, longitude }) => {
    const sessions = sessionsOf.get(code) ?? [];
    if (sessions.length === 0) return [];
    return {
      project: code,
      name,
      pduName: names.get(code)!.pduName,
      latitude,
      longitude,
      sessions: sessions.length,
      places: sessions.reduce((sum, { capacity }) => sum + capacity, 0),
      booked: sessions.reduce((sum, { id }) => sum + (booked.get(id)?.length ?? 0), 0),
    };
  });
}

function journeysOf(homes: readonly Home[], { week: { problem }, bookings }: RosterInWeek, least: number) {
  const facts = factsOf(problem, []);
  const pduOf = new Map(homes.map(({ crn, pdu }) => [crn, pdu]));
  const ways = new Map<string, { pdu: string; project: string; crns: Set<Crn> }>();
  for (const [crn, session] of bookings) {
    const [pdu, { project }] = [pduOf.get(crn)!, facts.session(session)];
    const key = JSON.stringify([pdu, project]);
    const way = ways.get(key) ?? { pdu, project, crns: new Set() };
    way.crns.add(crn);
    ways.set(key, way);
  }
  const told = [...ways.values()].filter(({ crns }) => crns.size >= least);
  const untold = [...ways.values()].filter(({ crns }) => crns.size < least);
  const journeys = told.map(({ pdu, project, crns }) => ({
    pdu,
    project,
    people: crns.size,
    travelMinutes: travelOn(facts, project, crns),
  }));
  journeys.sort((a, b) => b.people - a.people || byText(a.pdu, b.pdu) || byText(a.project, b.project));
  return { journeys, journeysElsewhere: untold.reduce((sum, { crns }) => sum + crns.size, 0) };
}

function travelOn(facts: Facts, project: string, crns: ReadonlySet<Crn>): number | null {
  const known = [...crns].flatMap((crn) => facts.travelMinutes(crn, project) ?? []);
  return known.length === 0 ? null : Math.round(meanOf(known));
}
