import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, lengthOf, overlaps, type Window, weekdayOf } from '../../../solver/calendar.ts';
import type { AppointmentRequest, PlannedAppointment } from '../../../solver/hours/appointment-request.ts';
import { planAppointments } from '../../../solver/hours/plan.ts';
import { anyRequest, carriedOut, today } from '../../given/appointments.ts';

const runs = { seed: 20_261_130, numRuns: 2_000 };
const total = (windows: readonly Window[]) => windows.reduce((sum, window) => sum + lengthOf(window), 0);

/** Minutes credited, and minutes of past appointments that wait for an outcome. */
function counted({ appointments }: AppointmentRequest): number {
  const credited = appointments.reduce((sum, { minutesCredited }) => sum + (minutesCredited ?? 0), 0);
  return credited + total(appointments.filter(({ date, hasOutcome }) => date < today && !hasOutcome));
}

const retained = ({ appointments }: AppointmentRequest, ids: readonly string[]) =>
  appointments.filter(({ id }) => ids.includes(id));

/** The plan of any request, held to what a test says of it. */
function always(holds: (request: AppointmentRequest, plan: ReturnType<typeof planAppointments>) => void) {
  fc.assert(
    fc.property(anyRequest, (request) => holds(request, planAppointments(request))),
    runs,
  );
}

describe('any plan', () => {
  it('adds up: counted, retained, planned and short are the requirement', () => {
    always((request, plan) => {
      const kept = retained(request, plan.retain);
      const sum = counted(request) + total(kept) + total(plan.create) + plan.shortfallMinutes;
      const onLastDay = ({ date }: { date: string }) => date === plan.completesOn;
      const lastIsPlanned = plan.create.some(onLastDay) && !kept.some(onLastDay);
      // More only by what was booked or served before, and is longer than what remained: nothing is planned beyond.
      expect(sum).toBeGreaterThanOrEqual(request.requirementMinutes);
      if (plan.shortfallMinutes > 0 || lastIsPlanned) expect(sum).toBe(request.requirementMinutes);
    });
  });

  it('puts nobody in two places', () => {
    always(({ appointments, trigger }, { create, retain }) => {
      // After a change of allocations what they made otherwise than now, and is not retained, goes.
      const stays = ({ id, allocation, hasOutcome }: PlannedAppointment) =>
        trigger === 'appointment-change' || allocation === null || hasOutcome || retain.includes(id);
      create.forEach((one, i) => {
        const others = [...create.slice(i + 1), ...appointments.filter(stays)];
        expect(others.filter((other) => other.date === one.date && overlaps(other, one))).toEqual([]);
      });
    });
  });

  it('plans what its allocations allow, in working time from now to the deadline', () => {
    always(({ now, deadline, allocations, nonWorkingDates }, { create }) => {
      for (const { allocation: id, project, date, from, to } of create) {
        const allocation = allocations.find((one) => one.id === id)!;
        expect({ project, from, weekday: weekdayOf(date) }).toEqual({
          project: allocation.project,
          from: allocation.from,
          weekday: allocation.weekday,
        });
        expect(from < to && to <= allocation.to).toBe(true);
        expect(allocation.startDate <= date && date <= (allocation.endDate ?? date)).toBe(true);
        expect(`${date}T${from}` >= now && date <= (deadline ?? date)).toBe(true);
        expect(nonWorkingDates).not.toContain(date);
      }
    });
  });

  it('keeps the rhythm of each allocation: once, or fourteen days or more apart', () => {
    always(({ allocations }, { create }) => {
      for (const { id, frequency } of allocations) {
        const dates = create.filter(({ allocation }) => allocation === id).map(({ date }) => date);
        const gaps = dates.slice(1).map((date, i) => daysBetween(dates[i]!, date));
        if (frequency === 'once') expect(dates.length).toBeLessThan(2);
        else
          expect(gaps.filter((gap) => gap % (frequency === 'weekly' ? 7 : 14) !== 0 || gap === 0)).toEqual(
            [],
          );
      }
    });
  });

  it('cuts short only the last, and tells the truth of its outcome', () => {
    always((request, { outcome, create, shortfallMinutes, completesOn }) => {
      const lengths = new Map(request.allocations.map((one) => [one.id, lengthOf(one)]));
      for (const one of create.slice(0, -1)) expect(lengthOf(one)).toBe(lengths.get(one.allocation));
      const remains = request.requirementMinutes - counted(request) > 0;
      expect(outcome === 'satisfied').toBe(!remains);
      expect(outcome === 'create').toBe(create.length > 0);
      expect(outcome === 'insufficient').toBe(create.length === 0 && shortfallMinutes > 0);
      if (remains) expect(completesOn === null).toBe(shortfallMinutes > 0);
    });
  });

  it('creates nothing when it is run again on its own result', () => {
    always((request, plan) => {
      const again = planAppointments(carriedOut(request, plan));
      expect(again).toMatchObject({
        create: [],
        shortfallMinutes: plan.shortfallMinutes,
        completesOn: plan.completesOn,
      });
    });
  });

  it('of changed allocations leaves nothing to create to the appointments that change after', () => {
    always((request, plan) => {
      const again = planAppointments({ ...carriedOut(request, plan), trigger: 'appointment-change' });
      if (request.trigger === 'allocation-change') expect(again.create).toEqual([]);
    });
  });
});
