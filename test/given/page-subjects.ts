import type { Region } from '../../solver/policy/entry.ts';
import type { Answer, Asking } from './door.ts';

/** What the addresses of pages name: one of each noun, in a region in which there is one. */
export interface PageSubjects {
  region: Region;
  weekStart: string;
  /** The published roster of the week. */
  published: number;
  /** A draft that would take its place. */
  draft: number;
  /** The run that made the draft. */
  run: number;
  /** A session of the published roster with people and a supervisor, its project and day. */
  session: string;
  project: string;
  date: string;
  supervisor: string;
  /** Somebody booked on it, with an appointment there. */
  crn: string;
  eventNumber: number;
  appointment: string;
  /** By which they come every week. */
  allocation: string;
  /** Somebody else on it, whose record has limited access: nobody who asks is named on it. */
  restricted: string;
  /** Two runs that formed groups, the later one, and a group that it proposes. */
  grouping: number;
  groupingBefore: number;
  candidate: string;
  /** Somebody who waits still. */
  waiting: string;
  /** A group that is open, a session and a one-to-one of it, and one of its members. */
  group: string;
  groupSession: string;
  oneToOne: string;
  member: string;
  /** A venue and a facilitator of the region. */
  venue: string;
  facilitator: string;
  /** A group that is planned and not open yet. */
  planned: string;
}

/** How the region of the pages is asked, and how long it may take. */
interface Told {
  region: Region;
  weekStart: string;
  /** Of each run. */
  seconds: number;
}

const askEveryMs = 50;

/**
 * Makes what pages show, as an admin would by the API: the week is rostered and published and rostered once more, groups
 * are formed, one is opened, and groups are formed once more. Then one of each noun is looked for.
 */
export async function makePageSubjects(
  admin: Pick<Asking, 'get' | 'send'>,
  told: Told,
): Promise<PageSubjects> {
  const { region, weekStart, seconds } = told;
  const get = async <T>(path: string) => bodyOf<T>(path, await admin.get(path));
  const post = async <T>(path: string, body: object = {}) =>
    bodyOf<T>(path, await admin.send('POST', path, body));
  const run = async (seed: number): Promise<{ id: number; roster: number }> => {
    const { id } = await post<{ id: number }>('/v1/rosters', { region, weekStart, seconds, seed });
    for (;;) {
      const { status, roster } = await get<{ status: string; roster: number | null }>(`/v1/runs/${id}`);
      if (roster !== null) return { id, roster };
      if (status !== 'queued' && status !== 'running') throw new Error(`the run ${id} ended ${status}`);
      await new Promise((later) => setTimeout(later, askEveryMs));
    }
  };
  const form = () => post<Grouping>('/v1/groupings', { region, seconds });

  const { roster: published } = await run(1);
  await post(`/v1/rosters/${published}/publish`);
  const last = await run(2);
  const booked = await bookedIn(get, published);
  const limited = `/v1/people/${booked.restricted}/limited-access`;
  bodyOf(limited, await admin.send('PUT', limited, { content: ['N. Amed'] }));

  const before = await form();
  const first = some(toOpen(before), 'groups to open');
  const opening = `/v1/groupings/${before.id}/groups/${encodeURIComponent(first.candidate)}/open`;
  const group = await post<{ id: string }>(opening);
  const grouping = await form();
  const proposed = some(toOpen(grouping), 'groups that are proposed');
  const planned = await post<{ id: string }>('/v1/groups', plannedAs(proposed));
  const of = `/v1/groups/${encodeURIComponent(group.id)}`;
  const { sessions, oneToOnes } = await get<Calendar>(`${of}/sessions`);
  const { content: members } = await get<{ content: { referral: string }[] }>(`${of}/members`);
  const { content: venues } = await get<{ content: { code: string }[] }>(`/v1/venues?region=${region}`);
  const ofRegion = `/v1/facilitators?region=${region}`;
  const { content: facilitators } = await get<{ content: { id: string }[] }>(ofRegion);
  const waiting = `/v1/groupings/${grouping.id}/waiting`;
  const { content: stillWaiting } = await get<{ content: { referral: string }[] }>(waiting);

  return {
    ...{ region, weekStart, published },
    ...{ draft: last.roster, run: last.id },
    ...booked,
    ...{ grouping: grouping.id, groupingBefore: before.id, candidate: proposed.candidate },
    waiting: some(stillWaiting, 'referrals that wait').referral,
    group: group.id,
    groupSession: some(sessions, 'sessions of the group').id,
    oneToOne: some(oneToOnes, 'one-to-ones of the group').id,
    member: some(members, 'members').referral,
    planned: planned.id,
    venue: some(venues, 'venues').code,
    facilitator: some(facilitators, 'facilitators').id,
  };
}

interface Grouping {
  id: number;
  groups: Proposed[];
}

interface Proposed {
  candidate: string;
  running: boolean;
  programme: string;
  venue: string;
  room: string;
  pattern: string;
  startsOn: string;
  sex: string;
  facilitators: string[];
  people: { referral: string }[];
}

/** The group that is proposed, to be kept as planned: it reserves nothing. */
function plannedAs({ programme, venue, room, pattern, startsOn, sex, facilitators, people }: Proposed) {
  const referrals = people.map(({ referral }) => referral);
  const when = { pattern, startsOn, oneToOnes: 'those-that-fit' };
  return { state: 'proposed', programme, venue, room, ...when, sex, facilitators, referrals };
}

const toOpen = ({ groups }: Grouping) => groups.filter(({ running }) => !running);

interface Calendar {
  sessions: { id: string }[];
  oneToOnes: { id: string }[];
}

interface Bookings {
  content: { bookings: { crn: string; session: string; project: string; date: string }[] }[];
}

interface Sessions {
  supervisor: string | null;
  appointments: { crn: string; eventNumber: number; id: string }[];
}

const least = 2;

/** A session of a roster with somebody to supervise it, somebody who is expected there and has an allocation, and another. */
async function bookedIn(get: <T>(path: string) => Promise<T>, roster: number) {
  const { content } = await get<Bookings>(`/v1/rosters/${roster}/bookings?by=project`);
  for (const { session, project, date } of content.flatMap(({ bookings }) => bookings)) {
    const { supervisor, appointments } = await get<Sessions>(`/v1/sessions/${encodeURIComponent(session)}`);
    if (supervisor === null || appointments.length < least) continue;
    for (const { crn, eventNumber, id } of appointments) {
      const of = `/v1/people/${crn}/requirements/${eventNumber}/allocations`;
      const [allocation] = (await get<{ content: { id: string }[] }>(of)).content;
      const other = appointments.find((one) => one.crn !== crn);
      if (allocation === undefined || other === undefined) continue;
      const person = { crn, eventNumber, appointment: id, allocation: allocation.id, restricted: other.crn };
      return { session, project, date, supervisor, ...person };
    }
  }
  throw new Error('nobody with an allocation is booked beside another on a session with a supervisor');
}

function some<T>([first]: readonly T[], what: string): T {
  if (first === undefined) throw new Error(`there are no ${what}`);
  return first;
}

function bodyOf<T>(path: string, { status, body }: Answer): T {
  if (status >= 400) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}
