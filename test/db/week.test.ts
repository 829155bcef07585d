import { describe, expect, it } from 'vitest';
import { keepRows } from '../../db/intake.ts';
import { bookings, pins } from '../../db/schema.ts';
import { readWeek } from '../../db/week.ts';
import { givenKeptWeek } from '../given/kept-week.ts';
import { appointmentRow, givenRoster, readFrom, rowsGiven } from '../given/read-week.ts';
import {
  camden,
  crns,
  hackney,
  personRows,
  projectRow,
  region,
  sessionRow,
  tuesday,
  wednesday,
  weekStart,
} from '../given/small-week.ts';

const crnsOf = (rows: { crn: string }[]) => [...new Set(rows.map((row) => row.crn))].toSorted();
const elsewhere = {
  pdus: [{ code: 'MAN-N', name: 'Manchester North', region: 'greater-manchester' as const }],
  ...personRows('X900001', { pdu: 'MAN-N' }),
  projects: [projectRow('P900', 'MAN-N')],
  sessions: [sessionRow('P900', '2026-12-01')],
};

describe('the rows of an area', () => {
  it('are those of a region: its people, what they owe, when they are free, its projects and sessions', async () => {
    const rows = await rowsGiven(elsewhere);
    expect(crnsOf(rows.people)).toEqual(crns);
    expect(crnsOf(rows.requirements)).toEqual(crns);
    expect(crnsOf(rows.availability)).toEqual(crns);
    expect(rows.projects.map((project) => project.code).toSorted()).toEqual(['P001', 'P002', 'P003']);
    expect(rows.sessions).toHaveLength(5);
  });

  it('or of one of its PDUs', async () => {
    const rows = await rowsGiven(elsewhere, { area: { region, pdu: hackney } });
    expect(crnsOf(rows.people)).toEqual(crns.slice(4));
    expect(rows.sessions.map((session) => session.project)).toEqual(['P003', 'P003']);
  });

  it('are none for a PDU of another region', async () => {
    const rows = await rowsGiven(elsewhere, { area: { region, pdu: 'MAN-N' } });
    expect([rows.people, rows.sessions, rows.projects]).toEqual([[], [], []]);
  });

  it('can be read within a transaction', async () => {
    const { db } = await givenKeptWeek();
    const request = { area: { region, pdu: camden }, weekStart, replaces: null, pinsOf: null };
    expect(db.transaction((tx) => readWeek(tx, request))).toEqual(await readFrom(db, request));
  });
});

describe('the rows of a week', () => {
  const crn = crns[0]!;
  const inWeek = (rows: { date: string }[]) => rows.map((row) => row.date).toSorted();

  it('have weekly windows in force on some day of it', async () => {
    const window = { crn, weekday: 6, from: '19:00', to: '22:00' };
    const rows = await rowsGiven({
      availability: [
        { ...window, fromDate: '2026-12-06', untilDate: null },
        { ...window, fromDate: '2026-10-01', untilDate: '2026-11-30' },
        { ...window, fromDate: '2026-12-07', untilDate: null },
        { ...window, fromDate: '2026-09-01', untilDate: '2026-11-29' },
      ],
    });
    const evenings = rows.availability.filter((row) => row.from === '19:00');
    expect(evenings.map((row) => row.fromDate).toSorted()).toEqual(['2026-10-01', '2026-12-06']);
  });

  it('have exceptions and commitments from its Monday to its Sunday', async () => {
    const dates = ['2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07'];
    const rows = await rowsGiven({
      availabilityExceptions: dates.map((date) => ({
        crn,
        date,
        from: '09:00',
        to: '12:00',
        available: false,
      })),
      commitments: dates.map((date) => ({ crn, date, from: '13:00', to: '14:00', kind: 'programme' })),
    });
    expect(inWeek(rows.exceptions)).toEqual(['2026-11-30', '2026-12-06']);
    expect(inWeek(rows.commitments)).toEqual(['2026-11-30', '2026-12-06']);
  });

  it('have the sessions that are planned in it', async () => {
    const rows = await rowsGiven({
      sessions: [
        sessionRow('P001', '2026-12-01', { status: 'stood-down' }),
        sessionRow('P001', '2026-12-02', { status: 'run' }),
        sessionRow('P002', '2026-11-29'),
        sessionRow('P002', '2026-12-06'),
        sessionRow('P002', '2026-12-07'),
      ],
    });
    expect(rows.sessions.map((session) => session.id).toSorted()).toEqual([
      'P002-2026-12-03',
      'P002-2026-12-06',
      'P003-2026-12-01',
      'P003-2026-12-04',
    ]);
  });

  it('have travel minutes to projects with a session in it, and the rides there', async () => {
    const rows = await rowsGiven({
      projects: [projectRow('P004', camden)],
      travelMinutes: ['P001', 'P004'].map((project) => ({ crn, project, minutes: 20 })),
      pickUpPoints: [{ code: 'U1', name: 'Station', latitude: 51.5, longitude: -0.1 }],
      pickUpRides: [{ pickUpPoint: 'U1', project: 'P001', minutes: 15, departs: '08:45' }],
    });
    expect(rows.travelMinutes).toEqual([{ crn, project: 'P001', minutes: 20 }]);
    expect(rows.pickUpPoints).toHaveLength(1);
    expect(rows.pickUpRides).toEqual([{ pickUpPoint: 'U1', project: 'P001', minutes: 15, departs: '08:45' }]);
  });

  it('have keep-apart pairs of which at least one is of the area', async () => {
    const rows = await rowsGiven(
      {
        keepApart: [
          { crn: crns[0]!, otherCrn: crns[1]! },
          { crn: crns[1]!, otherCrn: crns[4]! },
          { crn: crns[5]!, otherCrn: crns[6]! },
        ],
      },
      { area: { region, pdu: camden } },
    );
    expect(rows.keepApart.map((pair) => pair.otherCrn).toSorted()).toEqual([crns[1], crns[4]]);
  });
});

describe('the roster that is replaced', () => {
  async function givenRosters() {
    const { db } = await givenKeptWeek();
    const first = givenRoster(db, { state: 'superseded' });
    const published = givenRoster(db, { version: 2, replaces: first });
    const draft = givenRoster(db, { version: 3, state: 'draft', replaces: published });
    db.insert(bookings)
      .values([
        { roster: first, crn: crns[0]!, session: tuesday },
        { roster: published, crn: crns[0]!, session: wednesday },
      ])
      .run();
    db.insert(pins).values({ roster: draft, crn: crns[1]!, session: tuesday }).run();
    return { db, first, published, draft };
  }

  it('is the one that is published as we read', async () => {
    const { db, published } = await givenRosters();
    const rows = await readFrom(db, { replaces: 'published' });
    expect(rows.replaces).toBe(published);
    expect(rows.published).toEqual([{ crn: crns[0], session: wednesday }]);
  });

  it('or the one that is named, or none', async () => {
    const { db, first } = await givenRosters();
    expect(await readFrom(db, { replaces: first })).toMatchObject({
      replaces: first,
      published: [{ crn: crns[0], session: tuesday }],
    });
    expect(await readFrom(db, { replaces: null })).toMatchObject({ replaces: null, published: [] });
  });

  it('is none where a PDU has no roster of its own, or nothing is published yet', async () => {
    const { db } = await givenRosters();
    const ofPdu = await readFrom(db, { replaces: 'published', area: { region, pdu: camden } });
    const nextWeek = await readFrom(db, { replaces: 'published', weekStart: '2026-12-07' });
    expect([ofPdu.replaces, nextWeek.replaces]).toEqual([null, null]);
  });

  it('comes with the pins of a draft that is named', async () => {
    const { db, draft } = await givenRosters();
    expect((await readFrom(db, { pinsOf: draft })).pins).toEqual([{ crn: crns[1], session: tuesday }]);
    expect((await readFrom(db)).pins).toEqual([]);
  });

  it('has made appointments that a new run may change, and others have made some that it may not', async () => {
    const { db, first, published } = await givenRosters();
    const ofPdu = givenRoster(db, { pdu: camden });
    const lastWeek = givenRoster(db, { weekStart: '2026-11-23' });
    const made = (i: number, roster: number) =>
      appointmentRow(crns[i]!, '2026-12-01', { roster, session: tuesday });
    await keepRows(db, {
      appointments: [made(0, first), made(1, published), made(2, ofPdu), made(3, lastWeek)],
    });
    expect(crnsOf((await readFrom(db)).openInWeek)).toEqual([crns[2], crns[3]]);
  });
});
