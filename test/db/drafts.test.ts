import { describe, expect, it } from 'vitest';
import { changeDraft, keepDraft } from '../../db/drafts.ts';
import { publishDraft } from '../../db/publish.ts';
import { listRosters, rosterOf } from '../../db/rosters.ts';
import { keepBest } from '../../db/run-bests.ts';
import { queueRun, runOf } from '../../db/runs.ts';
import { newDraft } from '../given/drafts.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../given/rostered.ts';
import { region, thursday, tuesday, weekStart } from '../given/two-pdus.ts';

async function givenRun(db: Parameters<typeof queueRun>[0]): Promise<number> {
  const run = await queueRun(
    db,
    { region, pdu: null, weekStart, around: null, seconds: 5, seed: 1 },
    '2026-11-27T11:59:00.000Z',
  );
  if ('refused' in run) throw new Error(run.refused);
  return run.id;
}

describe('keepDraft', () => {
  it('keeps the roster and ends its run in one', async () => {
    const db = await givenTwoPdus();
    const run = await givenRun(db);
    const notes = [{ code: 'full-already', message: 'it is full' }];
    const { id } = await keepDraft(db, newDraft({ bookings: [['X100001', tuesday]] }), fridayNoon, {
      id: run,
      notes,
    });
    expect(await runOf(db, run)).toMatchObject({
      status: 'done',
      roster: id,
      endedAt: fridayNoon,
      detail: { notes },
    });
  });

  it('lets go of what was kept of the run in case it died', async () => {
    const db = await givenTwoPdus();
    const run = await givenRun(db);
    await keepBest(db, run, { bookings: [['X100001', tuesday]], points: -9 }, fridayNoon);
    await keepDraft(db, newDraft(), fridayNoon, { id: run, notes: [] });
    expect(await runOf(db, run)).toMatchObject({ status: 'done', best: null });
  });

  it('keeps nothing, and leaves the run as it is, if a booking names somebody unknown', async () => {
    const db = await givenTwoPdus();
    const run = await givenRun(db);
    const draft = newDraft({ bookings: [['X999999', tuesday]] });
    await expect(keepDraft(db, draft, fridayNoon, { id: run, notes: [] })).rejects.toThrow();
    expect(await runOf(db, run)).toMatchObject({ status: 'queued', roster: null });
    expect((await listRosters(db, {}, { size: 9, number: 0 })).total).toBe(0);
  });
});

describe('changeDraft', () => {
  it('writes what is decided on the draft and its week, and nothing else', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]], {
      pins: [['X100001', tuesday]],
      points: 5,
      bound: 9,
    });
    const answer = await changeDraft(db, id, ({ roster, rows }) => ({
      change: { bookings: [...roster.bookings, ['X100002', thursday]], points: 6, bound: null },
      answer: rows.people.length,
    }));
    expect(answer).toBe(8);
    expect(await rosterOf(db, id)).toMatchObject({
      bookings: [
        ['X100001', tuesday],
        ['X100002', thursday],
      ],
      pins: [['X100001', tuesday]],
      points: 6,
      bound: null,
    });
  });

  it('changes nothing where nothing is to change', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]]);
    const before = await rosterOf(db, id);
    expect(await changeDraft(db, id, () => ({ answer: 'looked' }))).toBe('looked');
    expect(await rosterOf(db, id)).toEqual(before);
  });

  it('leaves all as it was if what is decided cannot be written', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]]);
    const before = await rosterOf(db, id);
    const change = { pins: [], points: 99, bookings: [['X999999', tuesday]] as const };
    await expect(changeDraft(db, id, () => ({ change, answer: 'done' }))).rejects.toThrow();
    expect(await rosterOf(db, id)).toEqual(before);
  });

  it('is refused for a roster that is not there or no draft any more, and then nothing is decided', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]]);
    const never = () => {
      throw new Error('asked to decide');
    };
    expect(await changeDraft(db, 7, never)).toEqual({ refused: 'unknown-roster' });
    await publishDraft(db, id, fridayNoon, () => ({ appointments: [], judged: {} }));
    expect(await changeDraft(db, id, never)).toEqual({ refused: 'not-a-draft' });
  });
});
