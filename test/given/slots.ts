import type { Weekday } from '../../solver/calendar.ts';
import type { LayoutRequest } from '../../solver/groups/calendar/laid.ts';
import { alwaysOpen } from '../../solver/groups/calendar/open-times.ts';
import type { Slot } from '../../solver/groups/calendar/slots.ts';
import { givenTemplate } from './templates.ts';

export const groupSlot = (weekday: Weekday, from = '18:00', to = '20:00'): Slot => ({
  kind: 'group',
  weekday,
  from,
  to,
});
export const individualSlot = (weekday: Weekday, from = '10:00', to = '12:00'): Slot => ({
  kind: 'individual',
  weekday,
  from,
  to,
});

/** The short programme on Tuesday evenings from Monday 4 January 2027, two members, one facilitator for one-to-ones. */
export function givenLayoutRequest(change: Partial<LayoutRequest> = {}): LayoutRequest {
  return {
    template: givenTemplate(),
    slots: [groupSlot(2)],
    startsOn: '2027-01-04',
    people: 2,
    oneToOnesAtOnce: 1,
    place: alwaysOpen,
    mostWeeks: 104,
    ...change,
  };
}
