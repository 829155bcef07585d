import { describe, expect, it } from 'vitest';
import { hoursRowsOf } from '../../db/hours.ts';
import { listHours } from '../../db/hours-list.ts';
import { keepRows } from '../../db/intake.ts';
import { inventRegion } from '../../seed/region.ts';
import { attendanceOf } from '../../solver/hours/absences.ts';
import { isWorked } from '../../solver/hours/entries.ts';
import { ledgerOf, sumsOf } from '../../solver/hours/ledger.ts';
import { givenDatabase } from '../given/database.ts';
import { givenRegion } from '../given/region.ts';

const weekStart = '2026-11-30';

describe('the list of hours', () => {
  it('says of each requirement what its ledger says', async () => {
    const db = givenDatabase();
    const rows = inventRegion({ people: 60, seed: 3, weekStart });
    await keepRows(db, rows);
    const [{ crn, eventNumber }] = rows.requirements as [(typeof rows.requirements)[number]];
    await keepRows(db, {
      courseCompletions: ['2026-11-12', '2026-12-01'].map((date, i) => {
        return { reference: `L${i}`, crn, eventNumber, date, minutes: 300, course: 'First aid' };
      }),
      adjustments: [
        { id: 'A1', crn, eventNumber, date: '2026-11-13', minutes: -45, reason: 'Late', travelFor: null },
        ...rows.appointments.slice(0, 200).map(({ id, crn, eventNumber, date }) => {
          return { id: `T-${id}`, crn, eventNumber, date, minutes: 30, reason: 'Travel', travelFor: id };
        }),
      ],
    });
    const listed = await listHours(db, { region: 'london' }, weekStart);
    expect(listed.length).toBeGreaterThan(40);
    for (const { requirement, person, booked, absences, nonWorkingDates, ...summary } of listed) {
      const hours = (await hoursRowsOf(db, requirement.crn, requirement.eventNumber))!;
      const { lines } = ledgerOf({ ...requirement, eteSharePercent: 30 }, hours.entries);
      const before = lines.filter(({ entry }) => entry.date < weekStart && entry.kind !== 'adjustment');
      expect(hours).toMatchObject({ requirement, person, absences, nonWorkingDates });
      expect(summary).toEqual({
        sums: sumsOf(lines),
        sumsBefore: sumsOf(before),
        firstWorked: lines.find(({ entry }) => isWorked(entry))?.entry.date ?? null,
        attendance: attendanceOf(lines.flatMap(({ entry }) => (entry.kind === 'appointment' ? [entry] : []))),
      });
      expect(booked.map(({ date }) => date)).toEqual(
        hours.appointments.filter(({ outcome }) => outcome === null).map(({ date }) => date),
      );
    }
  });

  it('is of what is in force, in an area, sentenced between two dates', async () => {
    const db = givenDatabase();
    await givenRegion()
      .person('X100001')
      .requirement('X100001')
      .requirement('X100001', { status: 'suspended' })
      .person('X100002')
      .requirement('X100002', { sentenceDate: '2026-06-01' })
      .pdu('bromley')
      .person('X100003')
      .requirement('X100003')
      .pdu('cardiff', { region: 'wales' })
      .person('X100004')
      .requirement('X100004')
      .keep(db);
    const crns = async (filter: Parameters<typeof listHours>[1]) =>
      (await listHours(db, filter, weekStart)).map(({ person }) => person.crn);
    expect(await crns({})).toEqual(['X100001', 'X100002', 'X100003', 'X100004']);
    expect(await crns({ region: 'london' })).toEqual(['X100001', 'X100002', 'X100003']);
    expect(await crns({ pdu: 'bromley' })).toEqual(['X100003']);
    expect(await crns({ sentencedTo: '2026-06-01' })).toEqual(['X100002']);
    expect(await crns({ region: 'london', sentencedFrom: '2026-06-02' })).toEqual(['X100001', 'X100003']);
  });

  it('counts what is booked at what it would credit: less the break of its session', async () => {
    const db = givenDatabase();
    await givenRegion()
      .person('X100001')
      .requirement('X100001')
      .project('P1')
      .session('P1', '2026-12-01', { to: '17:00', breakMinutes: 30 })
      .appointment('X100001', 'P1-2026-12-01')
      .keep(db);
    expect(await listHours(db, {}, weekStart)).toMatchObject([
      {
        booked: [{ date: '2026-12-01', minutes: 420 }],
        firstWorked: null,
        attendance: { attended: 0, due: 0 },
      },
    ]);
  });
});
