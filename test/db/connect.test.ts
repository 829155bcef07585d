import { expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { keepBest } from '../../db/run-bests.ts';
import { runOf } from '../../db/runs.ts';
import { rawMinutes } from '../../solver/hours/entries.ts';
import { aTest } from '../given/acting.ts';
import { isAsWritten } from '../given/allocated.ts';
import { isSound } from '../given/kept.ts';
import { givenVersion } from '../given/versions.ts';

it('a database of the first version is brought up to date, and keeps what it has', async () => {
  const db = connect(givenVersion(0), aTest);
  expect(await runOf(db, 1)).toMatchObject({
    region: 'london',
    status: 'running',
    resumes: null,
    best: null,
  });
  await keepBest(db, 1, { bookings: [], points: -7 }, '2026-11-27T12:00:01.000Z');
  expect((await runOf(db, 1))?.best).toMatchObject({ points: -7 });
  const entries = (await hoursRowsOf(db, 'X100001', 1))?.entries ?? [];
  const numbered = { kind: 'appointment', projectType: 'group' };
  expect(entries).toMatchObject([
    { ...numbered, number: 1, appointment: 'late', breakMinutes: 0, penaltyMinutes: 20 },
    { ...numbered, number: 2, appointment: 'whole', breakMinutes: 30, penaltyMinutes: 0 },
    { ...numbered, number: 3, appointment: 'absent', outcome: 'UACP', penaltyMinutes: 0 },
  ]);
  expect(entries.map(rawMinutes)).toEqual([400, 420, 0]);
  expect(isAsWritten(db)).toBe(true);
  expect(isSound(db)).toBe(true);
  db.$client.close();
});
