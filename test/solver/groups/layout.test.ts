import { describe, expect, it } from 'vitest';
import { datesOf, groupSessionsOf, type LayoutRequest } from '../../../solver/groups/calendar/laid.ts';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import { layOut } from '../../../solver/groups/layout.ts';
import { givenLayoutRequest, groupSlot, individualSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf, shipped } from '../../given/templates.ts';

/** The template's sessions as letters, and what is asked of it. */
function given(
  letters: string,
  change: Partial<LayoutRequest> = {},
  of: Parameters<typeof givenTemplate>[0] = {},
) {
  return givenLayoutRequest({ template: givenTemplate({ sessions: sessionsOf(letters), ...of }), ...change });
}
function laid(request: LayoutRequest) {
  const layout = layOut(request);
  if (!layout.laid) throw new Error(layout.sentence);
  return layout;
}
/** The days of each session, without the year where it is 2027. */
const days = (request: LayoutRequest) =>
  laid(request).sessions.map((session) =>
    [...new Set(datesOf(session))].map((date) => date.replace('2027-', '')).join('+'),
  );
const refused = (request: LayoutRequest) => {
  const layout = layOut(request);
  return layout.laid ? 'is laid' : `${layout.rule} ${layout.number}: ${layout.sentence}`;
};

describe('group sessions', () => {
  it('take their slots one after the other', () => {
    expect(days(given('ggg'))).toEqual(['01-05', '01-12', '01-19']);
    expect(days(given('ggg', { slots: [groupSlot(2), groupSlot(4)] }))).toEqual(['01-05', '01-07', '01-12']);
  });

  it('take the whole slot, cut to what the template allows', () => {
    const sessions = given('g').template.sessions.map((one) => ({ ...one, minutes: { min: 120, max: 150 } }));
    const times = (from: string, to: string) =>
      groupSessionsOf(laid(given('g', { slots: [groupSlot(2, from, to)] }, { sessions })))[0];
    expect(times('18:00', '20:15')).toMatchObject({ from: '18:00', to: '20:15' });
    expect(times('17:00', '21:00')).toMatchObject({ from: '17:00', to: '19:30' });
  });

  it('are one a day, in the first slot that is open', () => {
    const slots = [groupSlot(2, '18:00', '20:00'), groupSlot(2, '09:00', '11:00')];
    const hours = [{ weekday: 2 as const, from: '12:00', to: '22:00' }];
    expect(groupSessionsOf(laid(given('g', { slots })))[0]).toMatchObject({ from: '09:00' });
    expect(groupSessionsOf(laid(given('g', { slots, place: { ...alwaysOpen, hours } })))[0]).toMatchObject({
      from: '18:00',
    });
    expect(days(given('gg', { slots }))).toEqual(['01-05', '01-12']);
  });

  it('are as far apart and as few a week as the template says', () => {
    const slots = [groupSlot(1), groupSlot(2), groupSlot(3), groupSlot(4)];
    expect(days(given('gggg', { slots }, { leastDaysBetween: 2 }))).toEqual([
      '01-04',
      '01-06',
      '01-11',
      '01-13',
    ]);
    expect(days(given('gggg', { slots }, { sessionsAWeek: { min: 1, max: 3 } }))).toEqual([
      '01-04',
      '01-05',
      '01-06',
      '01-11',
    ]);
  });

  it('pass over bank holidays and closures, and say which', () => {
    const place = {
      ...alwaysOpen,
      bankHolidays: new Set(['2027-01-12']),
      closures: [{ fromDate: '2027-01-18', toDate: '2027-01-24', reason: 'flood' }],
    };
    const layout = laid(given('ggg', { place }));
    expect(groupSessionsOf(layout).map(({ date }) => date)).toEqual([
      '2027-01-05',
      '2027-01-26',
      '2027-02-02',
    ]);
    expect(layout.skipped).toEqual([
      { number: 2, date: '2027-01-12', from: '18:00', because: 'bank holiday' },
      { number: 2, date: '2027-01-19', from: '18:00', because: 'flood' },
    ]);
    expect(layout.lightWeeks).toEqual([
      { weekStart: '2027-01-11', sessions: 0, because: 'closed' },
      { weekStart: '2027-01-18', sessions: 0, because: 'closed' },
    ]);
  });

  it('keep the gaps', () => {
    // Three weeks from 5 January is the 26th.
    const gaps = { weeksAfterFirst: 3, weeksBeforeReview: 0 };
    expect(days(given('ggg', {}, { gaps }))).toEqual(['01-05', '01-26', '02-02']);
    const sessions = sessionsOf('ggg').map((one) =>
      one.number === 3 ? { ...one, phase: 'review' as const } : one,
    );
    const review = { weeksAfterFirst: 0, weeksBeforeReview: 6 };
    // Six weeks from 12 January is 23 February.
    expect(days(given('', {}, { sessions, gaps: review }))).toEqual(['01-05', '01-12', '02-23']);
  });
});

describe('one-to-ones', () => {
  const slots = [groupSlot(2), individualSlot(4)];

  it('are held in individual slots, back to back, before the next group session', () => {
    const layout = laid(given('gig', { slots }));
    expect(layout.sessions[1]).toEqual({
      number: 2,
      kind: 'individual',
      places: [
        { date: '2027-01-07', from: '10:00', to: '11:00' },
        { date: '2027-01-07', from: '11:00', to: '12:00' },
      ],
    });
  });

  it('are held side by side where there are facilitators', () => {
    const places = laid(given('gig', { slots, people: 3, oneToOnesAtOnce: 2 })).sessions[1];
    expect(places).toMatchObject({ places: [{ from: '10:00' }, { from: '10:00' }, { from: '11:00' }] });
  });

  it('move the group session on where there is not room for everyone', () => {
    // Two on 7 January and two on the 14th: the group session of the 12th waits for the 19th.
    const layout = laid(given('gig', { slots, people: 4 }));
    expect(layout.sessions.map((session) => datesOf(session).at(-1))).toEqual([
      '2027-01-05',
      '2027-01-14',
      '2027-01-19',
    ]);
    expect(layout.lightWeeks).toEqual([{ weekStart: '2027-01-11', sessions: 0, because: 'one-to-ones' }]);
  });

  it('may lag behind as many group sessions as the template says', () => {
    const four = { slots, people: 4 };
    // Session 3 on the 12th is passed; the last two are seen on the 14th, before session 4.
    expect(days(given('gigg', four, { individualLagSessions: 1 }))).toEqual([
      '01-05',
      '01-07+01-14',
      '01-12',
      '01-19',
    ]);
    // Six need a third Thursday: session 4 waits for it.
    expect(days(given('gigg', { slots, people: 6 }, { individualLagSessions: 1 }))).toEqual([
      '01-05',
      '01-07+01-14+01-21',
      '01-12',
      '01-26',
    ]);
  });

  it('of the time before the group are done before it begins', () => {
    const sessions = sessionsOf('igg').map((one) =>
      one.number === 1 ? { ...one, phase: 'pre-group' as const } : one,
    );
    const of = { sessions, individualLagSessions: 2 };
    expect(days(given('', { slots, people: 4 }, of))).toEqual(['01-07+01-14', '01-19', '01-26']);
  });

  it('count in the week, and are never on the day of a group session', () => {
    const sameDay = [groupSlot(2), individualSlot(2)];
    expect(days(given('gig', { slots: sameDay }))).toEqual(['01-05', '01-12', '01-19']);
    // Two a week: sessions 1 and 2, then 3 and 4.
    expect(
      days(
        given(
          'gigg',
          { slots: [groupSlot(2), individualSlot(4), groupSlot(5)] },
          { sessionsAWeek: { min: 1, max: 2 } },
        ),
      ),
    ).toEqual(['01-05', '01-07', '01-12', '01-15']);
  });
});

describe('a layout is refused', () => {
  it('where a session is longer than any slot of its kind', () => {
    expect(
      refused(given('g', { slots: [groupSlot(2, '18:00', '19:30'), individualSlot(2, '09:00', '18:00')] })),
    ).toBe('slot-length 1: session 1 (Module 1, group) needs a group slot of 120 minutes, and there is none');
    expect(refused(given('gi', {}))).toBe(
      'slot-length 2: session 2 (Module 1, one to one) needs an individual slot of 60 minutes, and there is none',
    );
  });

  it('where nobody can hold a one-to-one', () => {
    expect(refused(given('gi', { slots: [groupSlot(2), individualSlot(4)], oneToOnesAtOnce: 0 }))).toBe(
      'facilitators 2: session 2 (Module 1, one to one) has no facilitator to hold it',
    );
  });

  it('where the slots give fewer sessions a week than there must be', () => {
    const two = { sessionsAWeek: { min: 2, max: 3 } };
    expect(refused(given('ggg', {}, two))).toBe(
      'sessions-a-week null: the group slots give 1 sessions a week, and there must be 2',
    );
    const near = { ...two, leastDaysBetween: 2 };
    expect(refused(given('ggg', { slots: [groupSlot(1), groupSlot(2)] }, near))).toContain(
      'give 1 sessions a week',
    );
    // Monday and Sunday are six days apart, but Sunday and the Monday after are not two.
    expect(refused(given('gggggg', { slots: [groupSlot(1), groupSlot(7)] }, near))).toContain(
      'too near each other',
    );
  });

  it('where a session finds no date in time, and says what stood in the way', () => {
    const closures = [{ fromDate: '2027-01-06', toDate: '2029-12-31', reason: 'sold' }];
    expect(refused(given('gg', { place: { ...alwaysOpen, closures }, mostWeeks: 10 }))).toBe(
      'no-date 2: session 2 (Module 1, group) finds no date within 10 weeks of 2027-01-04: the place is closed at every time that it could have',
    );
    const often = given('gi', { slots: [groupSlot(2), individualSlot(4)], people: 9, mostWeeks: 4 });
    // Two a Thursday, four Thursdays: one of nine is left.
    expect(refused(often)).toContain('session 2 (Module 1, one to one) finds no date for 1 of 9 members');
  });
});

describe('the programmes that are shipped', () => {
  const place = { ...alwaysOpen, bankHolidays: new Set(['2027-03-26', '2027-03-29']) };
  const evenings = [
    groupSlot(2, '18:00', '20:30'),
    groupSlot(4, '18:00', '20:30'),
    individualSlot(3, '10:00', '16:00'),
  ];
  const request = (code: string, people = 8) =>
    givenLayoutRequest({ template: shipped(code), slots: evenings, people, oneToOnesAtOnce: 2, place });

  it('Thinking Skills takes from 6 January to 3 March with two evenings a week', () => {
    // Introductions on Wednesday the 6th; 15 evenings from Thursday the 7th, the 15th on 25 February; the last one-to-one
    // on the Wednesday after.
    expect(laid(request('TSP'))).toMatchObject({ startsOn: '2027-01-06', finishesOn: '2027-03-03' });
    expect(groupSessionsOf(laid(request('TSP'))).at(-1)?.date).toBe('2027-02-25');
  });

  it('Building Better Relationships has its two preparations before the group', () => {
    expect(days(request('BBR')).slice(0, 4)).toEqual(['01-06', '01-13', '01-14', '01-19']);
  });

  it('the drink-driving course looks back two weeks after its last evening', () => {
    const dates = days(request('DRINK-DRIVE'));
    expect(dates.slice(-2)).toEqual(['01-28', '02-17']);
  });
});
