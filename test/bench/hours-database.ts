import { connect, type Db } from '../../db/connect.ts';
import { keepRows } from '../../db/intake.ts';
import { addDays, addMonths, daysAWeek, type IsoDate, weekStartOf } from '../../solver/calendar.ts';
import { regions } from '../../solver/policy/entry.ts';
import { aTest } from '../given/acting.ts';

/** What each requirement of the database has: an allocation on two days a week, for so many weeks past and to come. */
export const appointmentsEach = 100;
const weeksEach = appointmentsEach / 2;
const pastWeeks = { least: 20, most: 49 };
const projectsARegion = 20;
const weekdays = [0, 1, 2, 3, 4];
const times = ['10:00', '13:00'] as const;
const creditMinutes = 180;
const orderedMinutes = 18_000;
/** Every so manieth appointment is missed, and every so manieth project trains. */
const missedEvery = 12;
const eteEvery = 10;
/** So much of it is held while it is made: rows fall all over its indexes. */
const cacheKibibytes = 1_000_000;

export const crnOf = (i: number) => `X${String(100_000 + i)}`;
const regionOf = (i: number) => regions[i % regions.length]!;
const projectOf = (i: number) => `P-${regionOf(i)}-${Math.floor(i / regions.length) % projectsARegion}`;
const pastWeeksOf = (i: number) => pastWeeks.least + (i % (pastWeeks.most - pastWeeks.least + 1));
const daysOf = (i: number) => [i % weekdays.length, (i + 2) % weekdays.length];

/**
 * A database of so many people with one requirement each and a hundred appointments, spread over all regions: most with
 * an outcome, the rest to come.
 */
export async function makeHoursDatabase(file: string, requirements: number, today: IsoDate): Promise<void> {
  const db = connect(file, aTest);
  // Nothing is lost if the making of it dies: it is made anew.
  db.$client.pragma('journal_mode = OFF');
  db.$client.pragma('synchronous = OFF');
  db.$client.pragma(`cache_size = -${cacheKibibytes}`);
  try {
    await keepPlaces(db);
    db.$client.transaction(() => {
      writeSessions(db, today);
      writePeople(db, requirements, today);
      writeAppointments(db, requirements, today);
    })();
    db.$client.exec('ANALYZE');
  } finally {
    db.$client.close();
  }
}

const place = { latitude: 51.4, longitude: -0.1, tags: [] as string[], host: 'Council', hostSex: null };

async function keepPlaces(db: Db): Promise<void> {
  const pdus = regions.map((region) => ({ code: `pdu-${region}`, name: region, region }));
  const projects = Array.from({ length: regions.length * projectsARegion }, (_, i) => ({
    code: projectOf(i),
    name: `Project ${i}`,
    type: i % eteEvery === 0 ? ('ete' as const) : ('group' as const),
    pdu: `pdu-${regionOf(i)}`,
    ...place,
    sexPolicy: 'any' as const,
    startDate: '2020-01-06',
    endDate: null,
  }));
  await keepRows(db, { pdus, projects });
}

const sessionOf = (project: string, date: IsoDate) => `${project}-${date}`;

function writeSessions({ $client }: Db, today: IsoDate): void {
  const insert = $client.prepare(
    `insert into sessions (id, project, date, from_time, to_time, break_minutes, capacity, status)
     values (?, ?, ?, '${times[0]}', '${times[1]}', 0, 20, 'planned')`,
  );
  const monday = weekStartOf(today);
  for (let i = 0; i < regions.length * projectsARegion; i += 1)
    for (let week = -pastWeeks.most; week <= weeksEach; week += 1)
      for (const day of weekdays) {
        const date = addDays(monday, week * daysAWeek + day);
        insert.run(sessionOf(projectOf(i), date), projectOf(i), date);
      }
}

function writePeople({ $client }: Db, requirements: number, today: IsoDate): void {
  const person = $client.prepare(
    `insert into people (crn, pdu, sex, avoid_all_male, employment, home_latitude, home_longitude, excluded_tags,
       needed_tags, direct_supervision) values (?, ?, 'male', 0, ?, 51.4, -0.1, '[]', '[]', 0)`,
  );
  const free = $client.prepare(
    `insert into availability (crn, weekday, from_time, to_time, from_date) values (?, ?, '08:00', '18:00', '2020-01-06')`,
  );
  const requirement = $client.prepare(
    `insert into requirements (crn, event_number, order_type, ordered_minutes, sentence_date, deadline, allocated_date,
       assessed_date, inducted_date, status) values (?, 1, 'community', ${orderedMinutes}, ?, ?, ?, ?, ?, 'in-force')`,
  );
  const allocation = $client.prepare(
    `insert into allocations (id, crn, event_number, project, frequency, weekday, from_time, to_time, start_date)
     values (?, ?, 1, ?, 'weekly', ?, '${times[0]}', '${times[1]}', ?)`,
  );
  for (let i = 0; i < requirements; i += 1) {
    const crn = crnOf(i);
    const started = addDays(weekStartOf(today), -pastWeeksOf(i) * daysAWeek);
    const sentenced = addDays(started, -daysAWeek);
    person.run(crn, `pdu-${regionOf(i)}`, i % 3 === 0 ? 'employed' : 'unemployed');
    for (const day of weekdays) free.run(crn, day + 1);
    requirement.run(crn, sentenced, addMonths(sentenced, 12), sentenced, sentenced, sentenced);
    for (const day of daysOf(i)) allocation.run(`A${i}-${day}`, crn, projectOf(i), day + 1, started);
  }
}

function writeAppointments({ $client }: Db, requirements: number, today: IsoDate): void {
  const appointment = $client.prepare(
    `insert into appointments (id, crn, event_number, project, session, date, from_time, to_time, outcome,
       credited_minutes, allocation) values (?, ?, 1, ?, ?, ?, '${times[0]}', '${times[1]}', ?, ?, ?)`,
  );
  const entry = $client.prepare(
    `insert into outcome_entries (appointment, outcome, from_time, to_time, break_minutes, penalty_minutes,
       credited_minutes, sensitive) values (?, ?, '${times[0]}', '${times[1]}', 0, 0, ?, 0)`,
  );
  const monday = weekStartOf(today);
  for (let i = 0; i < requirements; i += 1) {
    const project = projectOf(i);
    for (let n = 0; n < appointmentsEach; n += 1) {
      const day = daysOf(i)[n % 2]!;
      const date = addDays(monday, (Math.floor(n / 2) - pastWeeksOf(i)) * daysAWeek + day);
      const id = `A${i}-${day}-${date}`;
      const missed = (i + n) % missedEvery === 0;
      const [outcome, credited] = missed ? ['UACP', 0] : ['ATTC', creditMinutes];
      const isPast = date < today;
      appointment.run(
        ...[id, crnOf(i), project, sessionOf(project, date), date],
        ...[isPast ? outcome : null, isPast ? credited : null, `A${i}-${day}`],
      );
      if (isPast) entry.run(id, outcome, credited);
    }
  }
}
