import { describe, expect, it } from 'vitest';
import { type AttendedSession, progressOf } from '../../../solver/groups/progress.ts';
import { sessionsOf } from '../../given/templates.ts';

const template = { sessions: sessionsOf('igg|ggi') };
const today = '2026-12-10';

const session = (number: number, date: string, change: Partial<AttendedSession> = {}): AttendedSession => ({
  id: `G1-${number}`,
  number,
  kind: 'group',
  date,
  from: '18:00',
  to: '20:00',
  status: 'planned',
  catchUpFor: null,
  outcome: null,
  ...change,
});
const attended = { status: 'held', outcome: 'attended-complied' } as const;
const absent = { status: 'held', outcome: 'unacceptable-absence' } as const;

const planned = [
  session(1, '2026-12-04', attended),
  session(2, '2026-12-08', attended),
  session(3, '2026-12-10'),
  session(4, '2026-12-15'),
  session(5, '2026-12-17'),
  session(6, '2026-12-18'),
];
const progress = (sessions: readonly AttendedSession[], by = '2027-01-31') =>
  progressOf(template, sessions, by, today);

describe('The progress of a member', () => {
  it('counts what is done, names what is next, and says when they finish', () => {
    expect(progress(planned)).toMatchObject({
      sessions: 6,
      done: [1, 2],
      planned: [3, 4, 5, 6],
      missed: [],
      next: { id: 'G1-3' },
      finishesOn: '2026-12-18',
      inTime: true,
      completed: false,
    });
    expect(progress(planned, '2026-12-17')).toMatchObject({ finishesOn: '2026-12-18', inTime: false });
  });

  it('has no end while a session is missed, until a catch-up is booked or attended', () => {
    const missed = planned.map((one) => (one.number === 2 ? { ...one, ...absent } : one));
    expect(progress(missed)).toMatchObject({
      done: [1],
      missed: [2],
      catchUps: 0,
      finishesOn: null,
      inTime: null,
    });
    const catchUp = session(2, '2026-12-11', { id: 'C1', catchUpFor: 'G1-2' });
    expect(progress([...missed, catchUp])).toMatchObject({
      missed: [],
      catchUps: 1,
      finishesOn: '2026-12-18',
    });
    expect(progress([...missed, { ...catchUp, ...attended }])).toMatchObject({ done: [1, 2], catchUps: 1 });
    // One that was missed again is used up no more than it made up.
    expect(progress([...missed, { ...catchUp, ...absent }])).toMatchObject({ missed: [2], catchUps: 0 });
  });

  it('takes what is past and not recorded for done when it says the end, and names it', () => {
    const waiting = planned.map((one) => (one.number === 2 ? { ...one, outcome: null } : one));
    expect(progress(waiting)).toMatchObject({ done: [1], awaiting: [2], finishesOn: '2026-12-18' });
  });

  it('names sessions for which no day is planned', () => {
    const cut = planned.map((one) => (one.number === 6 ? { ...one, status: 'cancelled' as const } : one));
    expect(progress(cut)).toMatchObject({ notPlanned: [6], finishesOn: null, inTime: null });
  });

  it('counts failing to comply as being there, and sessions of a group before', () => {
    const before = session(1, '2026-10-01', {
      id: 'G0-1',
      status: 'held',
      outcome: 'attended-failed-to-comply',
    });
    expect(progress([before, ...planned.slice(2)])).toMatchObject({ done: [1], notPlanned: [2] });
  });

  it('is completed once every session is done', () => {
    const all = planned.map((one) => ({ ...one, ...attended }));
    expect(progress(all)).toMatchObject({
      done: [1, 2, 3, 4, 5, 6],
      next: null,
      finishesOn: '2026-12-18',
      completed: true,
    });
  });
});
