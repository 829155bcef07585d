import { expect } from 'vitest';
import { groupingRows } from '../../../db/grouping-rows.ts';
import { keepRows } from '../../../db/intake.ts';
import type { Clock } from '../../../src/deps.ts';
import { formGroups } from '../../../src/programmes/form-groups.ts';
import { givenDatabase } from '../database.ts';
import { type Door, givenServer } from '../door.ts';
import { shortProgramme } from '../group-life.ts';
import { givenInventedRegion } from '../invented-region.ts';
import { givenProgrammes, templates as shipped } from '../programmes.ts';
import { givenRegion } from '../region.ts';
import { quickRuns } from './quick-runs.ts';

const people = 40;
const waiting = 24;
const short = shortProgramme();
const templates = [...shipped, short];
/** How often the search for groups is asked whether to go on, and how far ahead it looks at most: a second was too long. */
const patience = 50;
const mostWeeks = 3;

/** Something to ask for in a region, and by what it is asked where no list tells. */
export interface BusyServer extends Door {
  calendars: { person: string[]; facilitator: string[] };
}

/**
 * A real server on Wednesday 9 December 2026: an invented region whose weeks are rostered, one of them published; groups
 * formed, proposed, and open since November; links to calendars.
 */
export async function givenBusyServer(): Promise<BusyServer> {
  let today = '2026-11-30';
  const clock: Clock = { today: () => today, now: () => `${today}T09:00:00.000Z` };
  const db = givenDatabase();
  await keepRows(db, givenInventedRegion(people));
  await waitingForGroups().keep(db);
  const server = await givenServer({
    db,
    clock,
    templates,
    programmes: new Set(templates.map(({ code }) => code)),
    runs: quickRuns(db, clock),
    formGroups: async ({ region, seconds: _, startWithinWeeks, ...rest }) => {
      let asked = 0;
      const asIf = { ...rest, startWithinWeeks: Math.min(startWithinWeeks, mostWeeks) };
      const rows = await groupingRows(db, region, rest.asOf);
      return formGroups(rows, asIf, templates, () => ++asked > patience);
    },
  });
  const told = async (status: number, path: string, body: object = {}) => {
    const answer = await server.send('POST', path, body);
    expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status });
    return answer.body as { address: string };
  };
  for (const weekStart of ['2026-11-30', '2026-11-30', '2026-12-07', '2026-12-14'])
    await told(202, '/v1/rosters', { region: 'london', weekStart, seconds: 1 });
  await told(200, '/v1/rosters/1/publish');
  for (const n of [1, 2, 3, 4]) await told(201, '/v1/groups', groupOf(n, n === 4 ? 'proposed' : 'open'));
  await told(201, '/v1/groupings', { region: 'london', seconds: 1 });
  const person = await told(201, '/v1/people/X900001/calendar-link');
  const facilitator = await told(201, '/v1/facilitators/F901/calendar-link');
  today = '2026-12-09';
  const missed = [1, 2, 3].map((n) => ({ referral: `R${n}`, outcome: 'acceptable-absence' }));
  const members = [...missed, { referral: 'R4', outcome: 'attended-complied' }];
  const { sessions } = (await server.get('/v1/groups/G901/sessions')).body as { sessions: { id: string }[] };
  await told(200, `/v1/groups/G901/sessions/${sessions[0]!.id}/attendance`, { members });
  const fileOf = ({ address }: { address: string }) => address.slice(address.lastIndexOf('/') + 1);
  return { ...server, calendars: { person: [fileOf(person)], facilitator: [fileOf(facilitator)] } };
}

const crnOf = (n: number) => `X${900_000 + n}`;

/** Men who wait for the short programme, and who and where there is to hold it. */
function waitingForGroups() {
  const region = givenRegion();
  const told = givenProgrammes(region).pattern('evenings');
  for (const n of [1, 2, 3, 4, 5]) {
    const trained = { programmes: [short.code] };
    told.venue(`V90${n}`).facilitator(`F90${n}`, trained).facilitator(`G90${n}`, trained);
  }
  for (let n = 1; n <= waiting; n += 1) {
    const crn = crnOf(n);
    region.person(crn).onlyFree(crn, [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '13:00']);
    told.referral(crn, { id: `R${n}`, programme: short.code }).fact(`R${n}`, 'dateOfBirth', '1990-05-01');
  }
  return region;
}

function groupOf(n: number, state: 'open' | 'proposed') {
  return {
    id: `G90${n}`,
    state,
    programme: short.code,
    venue: `V90${n}`,
    room: 'room',
    pattern: 'evenings',
    startsOn: '2026-12-01',
    sex: 'male',
    facilitators: [`F90${n}`, `G90${n}`],
    referrals: [1, 2, 3, 4].map((i) => `R${(n - 1) * 4 + i}`),
  };
}
