import { describe, expect, it } from 'vitest';
import type { RequirementHours } from '../../../src/casework/requirement-hours.ts';
import { hoursInSentences, type Sentence, sayingCodes } from '../../../src/casework/words.ts';

/** An order under way in which there is as little to say as can be: each story says what is otherwise. */
const plain: RequirementHours = {
  crn: 'X100001',
  eventNumber: 1,
  orderType: 'community',
  status: 'in-force',
  sentenceDate: '2026-09-14',
  deadline: '2027-09-13',
  asOf: '2026-11-30',
  state: 'on track',
  orderedMinutes: 6_000,
  creditedMinutes: 3_000,
  leftMinutes: 3_000,
  adjustmentMinutes: 0,
  completedOn: null,
  booked: {
    minutes: 3_000,
    toCome: { appointments: 8, minutes: 3_000, lastDate: '2027-02-01' },
    awaitingOutcome: { appointments: 0, minutes: 0, firstDate: null },
    notBookedMinutes: 0,
  },
  ete: { mostMinutes: 1_800, creditedMinutes: 0, leftMinutes: 0 },
  weeks: [],
  pace: { soFarMinutes: 420, neededMinutes: 77 },
  plan: null,
  finish: { date: '2027-02-01', by: 'plan' },
  finishAsAttended: { date: '2027-02-01', by: 'plan' },
  daysInHand: 224,
  attendance: { attended: 3, due: 4 },
  commencement: { by: '2026-10-01', late: false, firstWorked: '2026-09-28' },
  absences: { state: 'none', dates: [], leftBeforeEnforcement: 2, windowMonths: 12, nextBrings: 'warning' },
  reviews: [{ months: 6, date: '2026-11-29' }],
  applyToExtendBy: '2027-08-16',
  incentive: null,
};

const noneToCome = { appointments: 0, minutes: 0, lastDate: null };
const offTrack = { state: 'off track', daysInHand: -9, finish: { date: '2027-09-22', by: 'pace' } } as const;
const week = { weekStart: '2026-11-16', workedMinutes: 0, minimumMinutes: 420 };
const absence = { leftBeforeEnforcement: 1, windowMonths: 12, nextBrings: 'enforcement' } as const;
const discount = { qualifyingMinutes: 0, startMinutes: 1_500, mostMinutes: 1_500 };

const said: [Sentence['code'], Partial<RequirementHours>, string | null][] = [
  ['status', {}, null],
  ['status', { status: 'suspended' }, 'The requirement is suspended, not in force.'],
  ['credited', {}, '50 hours are credited of 100 hours ordered; 50 hours are left.'],
  ['credited', { creditedMinutes: 60 }, '1 hour is credited of 100 hours ordered; 50 hours are left.'],
  ['booked', {}, '8 appointments to come, 50 hours, the last on 1 February 2027.'],
  ['booked', { booked: { ...plain.booked, toCome: noneToCome } }, 'Nothing is booked.'],
  ['booked', { leftMinutes: 0 }, null],
  ['awaiting-outcome', {}, null],
  [
    'awaiting-outcome',
    {
      booked: {
        ...plain.booked,
        awaitingOutcome: { appointments: 2, minutes: 840, firstDate: '2026-11-17' },
      },
    },
    'Without an outcome yet: 2 past appointments, 14 hours since 17 November 2026; counted as served until there is one.',
  ],
  [
    'finish',
    {},
    'If all that is booked is attended, the hours will be done on 1 February 2027, 224 days before the deadline, 13 September 2027.',
  ],
  [
    'finish',
    { ...offTrack, booked: { ...plain.booked, toCome: noneToCome } },
    'At the pace so far of 7 hours a week, the hours will be done on 22 September 2027, 9 days after the deadline, 13 September 2027.',
  ],
  [
    'finish',
    { finish: { date: '2027-09-13', by: 'plan' } },
    'If all that is booked is attended, the hours will be done on 13 September 2027, the day of the deadline.',
  ],
  ['finish', { completedOn: '2026-11-03' }, 'The hours were completed on 3 November 2026.'],
  [
    'finish',
    { state: 'expired', deadline: '2026-11-20', finish: null },
    'The deadline, 20 November 2026, has passed and 50 hours are left: they cannot be worked until the court extends the order.',
  ],
  [
    'finish',
    { finish: null },
    'Nothing tells when the hours will be done: too little is booked, and there is no pace to go by.',
  ],
  ['finish-as-attended', {}, null],
  [
    'finish-as-attended',
    { finishAsAttended: { date: '2027-03-01', by: 'pace' } },
    'At the attendance so far, 3 of 4 appointments, it would be 1 March 2027, 196 days before the deadline, 13 September 2027.',
  ],
  ['to-do', {}, null],
  ['to-do', { state: 'expired' }, 'Apply to the court to extend the order.'],
  [
    'to-do',
    { ...offTrack, booked: { ...plain.booked, notBookedMinutes: 1_200 } },
    'Book 20 hours more before 13 September 2027; if that cannot be, apply to extend the order by 16 August 2027.',
  ],
  [
    'to-do',
    { state: 'at risk', asOf: '2027-08-17' },
    'Bring appointments forward, so that they end well before 13 September 2027; if that cannot be, apply to extend the order at once: the time for it ended on 16 August 2027.',
  ],
  [
    'to-do',
    {
      state: 'not started',
      booked: { ...plain.booked, toCome: noneToCome },
      commencement: { by: '2026-11-20', late: true, firstWorked: null },
    },
    'Book a first session as soon as can be.',
  ],
  ['pace', {}, '1 hour 17 minutes a week would finish by the deadline; so far it has been 7 hours a week.'],
  ['pace', { leftMinutes: 0 }, null],
  [
    'pace',
    { pace: { soFarMinutes: null, neededMinutes: null } },
    'No day is left on which hours could be worked before the deadline.',
  ],
  ['weekly-minimum', {}, null],
  [
    'weekly-minimum',
    { weeks: [false, true, null].map((met) => ({ ...week, met })) },
    'The weekly minimum was met in 1 of 2 weeks so far.',
  ],
  ['commencement', {}, null],
  [
    'commencement',
    { commencement: { by: '2026-09-21', late: true, firstWorked: '2026-09-28' } },
    'Work began late: on 28 September 2026, and not by 21 September 2026.',
  ],
  [
    'commencement',
    { commencement: { by: '2026-12-09', late: false, firstWorked: null } },
    'The first session is to be worked by 9 December 2026.',
  ],
  ['absences', {}, null],
  [
    'absences',
    { absences: { ...absence, state: 'warning', dates: ['2026-10-13'] } },
    '1 failure to comply in 12 months, on 13 October 2026: a warning is due, and the next one brings referral for enforcement.',
  ],
  [
    'absences',
    {
      absences: {
        ...absence,
        state: 'enforcement',
        dates: ['2026-10-13', '2026-10-20'],
        leftBeforeEnforcement: 0,
      },
    },
    '2 failures to comply in 12 months, on 13 October 2026 and 20 October 2026: refer for enforcement.',
  ],
  ['ete', {}, null],
  [
    'ete',
    { ete: { mostMinutes: 1_800, creditedMinutes: 300, leftMinutes: 1_500 } },
    '5 hours of 30 hours of employment-related training used; 25 hours more can count.',
  ],
  ['review', {}, null],
  ['review', { asOf: '2026-11-29' }, 'The 6-month review is on 29 November 2026.'],
  ['extension', {}, 'An application to extend must be made by 16 August 2027.'],
  ['extension', { asOf: '2027-08-17' }, null],
  ['clashes', {}, null],
  [
    'clashes',
    {
      plan: {
        completesOn: null,
        shortfallMinutes: 0,
        clashes: ['2026-12-07', '2026-12-14'].map((date) => ({ date, kept: 'A1', dropped: 'A2' })),
      },
    },
    'Allocation A2 is left out on 7 December 2026, and on 1 more day: A1 has the time.',
  ],
  ['incentive', {}, null],
  [
    'incentive',
    { incentive: { ...discount, currentMinutes: 330, projectedMinutes: 1_500, stoppedOn: null } },
    'The incentive scheme gives 5 hours 30 minutes off so far, and 25 hours by the end.',
  ],
  [
    'incentive',
    { incentive: { ...discount, currentMinutes: 330, projectedMinutes: 330, stoppedOn: '2026-11-03' } },
    'The incentive scheme gives 5 hours 30 minutes off so far, and no more since 3 November 2026.',
  ],
];

describe('the hours of a requirement in words', () => {
  it.each(said)('%s of %j: %s', (code, change, sentence) => {
    const found = hoursInSentences({ ...plain, ...change }).find((one) => one.code === code);
    expect(found?.sentence ?? null).toBe(sentence);
  });

  it('have a story here for every saying of the register', () => {
    expect(sayingCodes.filter((code) => !said.some(([told, , words]) => told === code && words))).toEqual([]);
  });
});
