import type { Chance } from './chance.ts';
import { shape } from './shape.ts';
import type { Slot } from './timetable.ts';

/** Sessions that one supervisor takes in a week. */
const sessionsASupervisor = 4;

/**
 * A project's slots, in the order in which they are opened, with their supervisors: each takes a few, a woman those of
 * women only. Individual placements have none: the host is there.
 */
export function withSupervisors(slots: readonly Slot[], chance: Chance): Slot[] {
  return slots.map((slot, i) => {
    if (slot.project.type === 'individual') return slot;
    const supervisor = `${slot.project.code}-S${Math.floor(i / sessionsASupervisor) + 1}`;
    const isWoman =
      slot.project.sexPolicy === 'women-only' || chance.of(supervisor).happens(shape.womenSupervisorPercent);
    return { ...slot, supervisor, supervisorSex: isWoman ? 'female' : 'male' };
  });
}
