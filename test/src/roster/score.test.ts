import { describe, expect, it } from 'vitest';
import { personScore, sessionScore } from '../../../src/roster/score.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { people, thursday, tuesday } from '../../given/two-pdus.ts';

async function givenTwoOnTuesday() {
  const db = await givenTwoPdus((week) => {
    week.person('X100009').requirement('X100009', { inductedDate: null });
  });
  const id = await givenJudgedDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
  ]);
  return { db, id };
}

describe('the score', () => {
  it('of a person is what their week wins and loses', async () => {
    const { db, id } = await givenTwoOnTuesday();
    expect(await personScore(db, id, 'X100001')).toEqual({
      crn: 'X100001',
      points: -30,
      lines: [{ line: 'travelMinute', points: -30, sentence: '30 points lost on travel' }],
    });
    expect(await personScore(db, id, 'X100003')).toMatchObject({
      points: -(420 * 60) - 4_000,
      lines: [{ line: 'firstShortMinute' }, { line: 'notCommenced' }],
    });
  });

  it('of everyone, with the sessions stood down, is that of the roster', async () => {
    const { db, id } = await givenTwoOnTuesday();
    const view = await rosterView(db, id);
    let points = view!.byLine.stoodDown;
    for (const crn of [...people.camden, ...people.hackney]) {
      const score = await personScore(db, id, crn);
      if ('refused' in score) throw new Error(score.refused);
      points += score.points;
    }
    expect(points).toBe(view!.pointsNow);
  });

  it('of a session is what would be lost without it', async () => {
    const { db, id } = await givenTwoOnTuesday();
    expect(await sessionScore(db, id, tuesday)).toMatchObject({
      session: tuesday,
      people: 2,
      // Two people's first hours, commenced, less their travel; and one session fewer stood down.
      points: 2 * (420 * 60 + 4_000 - 30) + 3_000,
    });
    expect(await sessionScore(db, id, thursday)).toEqual({
      session: thursday,
      people: 0,
      points: 0,
      lines: [],
    });
  });

  it('is of somebody and something of the week', async () => {
    const { db, id } = await givenTwoOnTuesday();
    expect(await personScore(db, 99, 'X100001')).toEqual({ refused: 'unknown-roster' });
    expect(await personScore(db, id, 'X100009')).toMatchObject({
      refused: 'person-not-in-week',
      breaches: [{ sentence: 'X100009 has nothing to book this week: not inducted' }],
    });
    expect(await personScore(db, id, 'X999999')).toMatchObject({
      breaches: [{ sentence: 'X999999 has nothing to book this week' }],
    });
    expect(await sessionScore(db, id, 'nowhere')).toMatchObject({ refused: 'session-not-in-week' });
  });
});
