import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../db/bank-holidays.ts';
import { chanceOf } from '../../seed/chance.ts';
import { furtherMilestones, knownUntil, milestonesOf } from '../../seed/milestones.ts';
import { minutesDue, plannedWork, workOf } from '../../seed/need.ts';
import { inventOrder, type Order } from '../../seed/orders.ts';
import type { PersonRow } from '../../seed/people.ts';
import { shape } from '../../seed/shape.ts';
import { type StageName, stages } from '../../seed/stages.ts';
import { addDays, addMonths, daysAWeek, isWorkingDay } from '../../solver/calendar.ts';
import { commenceBy } from '../../solver/hours/commencement.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { inventedWeek, lastKnownDay } from '../given/invented-region.ts';

const policy = policyInForce('london', inventedWeek);
const calendar = { asOf: lastKnownDay, bankHolidays: bankHolidays(2025, 2026) };
const person: PersonRow = {
  crn: 'X100001',
  pdu: 'croydon',
  sex: 'male',
  avoidAllMale: false,
  employment: 'unemployed',
  homeLatitude: 51.4,
  homeLongitude: -0.1,
  excludedTags: [],
  neededTags: [],
  directSupervision: false,
};
const stageNames = Object.keys(stages) as StageName[];
const ordersAt = (stage: StageName): Order[] =>
  Array.from({ length: 300 }, (_, i) =>
    inventOrder(person, stage, policy, calendar, chanceOf(`${stage} ${i}`)),
  );

describe('milestones of an order', () => {
  it('are known until the Monday before the week', () => {
    expect(knownUntil(inventedWeek)).toBe(lastKnownDay);
  });

  it.each(stageNames)('come in order, on working days, none later than is known: %s', (stage) => {
    for (let i = 0; i < 300; i += 1) {
      const { sentenceDate, ...rest } = milestonesOf(stage, calendar, chanceOf(i));
      const dates = [sentenceDate, rest.assessedDate, rest.allocatedDate, rest.inductedDate].filter(
        (date) => date !== null,
      );
      expect(dates).toEqual(dates.toSorted());
      expect(dates.every((date) => isWorkingDay(date, calendar.bankHolidays))).toBe(true);
      expect(dates.at(-1)! <= lastKnownDay).toBe(true);
      expect(sentenceDate >= addMonths(inventedWeek, -shape.sentencedWithinMonths)).toBe(true);
    }
  });

  it('leave out what has not happened yet', () => {
    const waiting = milestonesOf('not-assessed', calendar, chanceOf(1));
    expect([waiting.assessedDate, waiting.allocatedDate, waiting.inductedDate]).toEqual([null, null, null]);
    const assessed = milestonesOf('not-inducted', calendar, chanceOf(1));
    expect(assessed.assessedDate).not.toBeNull();
    expect(assessed.inductedDate).toBeNull();
  });

  it('bring who is to commence to the end of their working days before the week is over', () => {
    for (let i = 0; i < 300; i += 1) {
      const { allocatedDate, inductedDate } = milestonesOf('to-commence', calendar, chanceOf(i));
      expect(inductedDate).not.toBeNull();
      const last = commenceBy(allocatedDate!, calendar.bankHolidays, policy.limits);
      expect(last >= lastKnownDay && last < addDays(inventedWeek, daysAWeek)).toBe(true);
    }
  });

  it('of a further order are all there, and lately', () => {
    const { sentenceDate, inductedDate } = furtherMilestones(calendar, chanceOf(1));
    expect(sentenceDate > addMonths(lastKnownDay, -3)).toBe(true);
    expect(inductedDate! <= lastKnownDay).toBe(true);
  });
});

describe('an invented order', () => {
  it.each(stageNames)('has hours that courts can order, over all its requirements: %s', (stage) => {
    const { limits } = policy;
    for (const { requirements } of ordersAt(stage)) {
      const sum = requirements.reduce((minutes, row) => minutes + row.orderedMinutes, 0);
      expect(sum).toBeLessThanOrEqual(limits.orderMaximumMinutes);
      for (const row of requirements) {
        const isDefault = row.orderType === 'supervision-default';
        expect(row.orderedMinutes).toBeGreaterThanOrEqual(
          isDefault ? limits.supervisionDefaultMinimumMinutes : limits.orderMinimumMinutes,
        );
        if (isDefault)
          expect(row.orderedMinutes).toBeLessThanOrEqual(limits.supervisionDefaultMaximumMinutes);
      }
    }
  });

  it('is to be worked within 12 months of sentence, unless the court has extended it', () => {
    const finish = policy.limits.finishWithinMonths;
    for (const stage of stageNames)
      for (const { requirements } of ordersAt(stage)) {
        const [{ sentenceDate, deadline }] = requirements;
        if (stage === 'extended') {
          expect(deadline > addMonths(sentenceDate, finish)).toBe(true);
          expect(deadline > inventedWeek).toBe(true);
        } else expect(deadline).toBe(addMonths(sentenceDate, finish));
        expect(deadline < lastKnownDay).toBe(stage === 'past-deadline');
      }
  });

  it('says how much is worked by its stage', () => {
    for (const stage of stageNames) {
      const [least, most] = stages[stage].workedPercent;
      for (const { requirements, workedMinutes } of ordersAt(stage)) {
        const percent = (100 * workedMinutes) / requirements[0].orderedMinutes;
        expect(percent).toBeGreaterThanOrEqual(least);
        expect(percent).toBeLessThanOrEqual(most);
      }
    }
  });

  it('is on supervision default for a few, and a few have a further requirement', () => {
    const orders = ordersAt('midst');
    const onDefault = orders.filter((order) => order.requirements[0].orderType === 'supervision-default');
    const further = orders.filter((order) => order.requirements.length > 1);
    expect(onDefault.length).toBeGreaterThan(0);
    expect(onDefault.length).toBeLessThan(45);
    expect(further.length).toBeGreaterThan(0);
    expect(further.length).toBeLessThan(60);
    for (const { requirements } of further) {
      expect(requirements.map((row) => row.eventNumber)).toEqual([1, 2]);
      expect(requirements[1]!.sentenceDate > requirements[0].sentenceDate).toBe(true);
    }
  });
});

describe('minutes due in the week', () => {
  const due = (stage: StageName, employment: 'employed' | 'unemployed') =>
    ordersAt(stage).map((order) =>
      minutesDue({ ...person, employment }, order, plannedWork(order), inventedWeek, policy),
    );

  it('are none for who is left out of it', () => {
    for (const stage of ['not-assessed', 'not-inducted', 'past-deadline', 'completed', 'suspended'] as const)
      expect(new Set(due(stage, 'unemployed'))).toEqual(new Set([0]));
  });

  it('are the first step of the build-up for who is to commence, unless their pace needs more', () => {
    const first = policy.limits.weeklyBuildUpMinutes[0]!;
    expect(Math.min(...due('to-commence', 'unemployed'))).toBe(first);
  });

  it('grow with the weeks since the first session that the person came to', () => {
    const [order] = ordersAt('early') as [Order];
    const appointment = { crn: person.crn, eventNumber: 1, project: 'P001', from: '09:30', to: '16:30' };
    const worked = workOf([
      { ...appointment, id: 'a', date: '2026-10-20', outcome: 'UACP', creditedMinutes: 0 },
      { ...appointment, id: 'b', date: '2026-11-17', outcome: 'ATTC', creditedMinutes: 420 },
    ]);
    expect(worked(person.crn)).toEqual({ minutes: 420, first: '2026-11-17' });
    expect(worked('X999999')).toEqual({ minutes: 0, first: null });
    // The week of 17 November is the first of work, so that of 30 November the third.
    const unemployed = { ...person, employment: 'unemployed' } as const;
    const minutes = minutesDue(unemployed, order, worked(person.crn), inventedWeek, policy);
    expect(minutes).toBe(policy.limits.weeklyBuildUpMinutes[2]);
  });

  it('are the weekly minimum of the employed for most of them', () => {
    const minimum = policy.limits.weeklyMinimumEmployedMinutes;
    const usual = due('early', 'employed').filter((minutes) => minutes === minimum);
    expect(usual.length).toBeGreaterThan(250);
  });
});
