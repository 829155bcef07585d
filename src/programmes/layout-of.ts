import { bankHolidays } from '../../db/bank-holidays.ts';
import type { Db } from '../../db/connect.ts';
import { slotPatternById } from '../../db/slot-patterns.ts';
import { venueByCode } from '../../db/venues.ts';
import { addDays, daysAWeek, type IsoDate, type Weekday } from '../../solver/calendar.ts';
import type { Layout } from '../../solver/groups/calendar/laid.ts';
import { alwaysOpen, type OpenTimes } from '../../solver/groups/calendar/open-times.ts';
import type { LayoutRefusal } from '../../solver/groups/calendar/refusals.ts';
import type { Slot } from '../../solver/groups/calendar/slots.ts';
import { layOut } from '../../solver/groups/layout.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import type { Policy } from '../../solver/policy/in-force.ts';

/** What is to be laid out, and where. */
export interface LayoutAsked {
  startsOn: IsoDate;
  slots?: readonly Slot[] | undefined;
  pattern?: string | undefined;
  venue?: string | undefined;
  people?: number | undefined;
  oneToOnesAtOnce: number;
}

/** What the question names that is not there, or leaves out. */
export type LayoutFault = 'no-slots' | 'unknown-pattern' | 'unknown-venue';

/** A programme laid onto dates, or why it cannot be, or what is wrong with the question. Nothing is kept. */
export async function layoutOf(
  db: Db,
  template: ProgrammeTemplate,
  asked: LayoutAsked,
  { layoutMostWeeks }: Policy['programmes'],
): Promise<Layout | LayoutRefusal | { fault: LayoutFault }> {
  const { startsOn, people, oneToOnesAtOnce } = asked;
  const slots = await slotsOf(db, asked);
  if ('fault' in slots) return slots;
  const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
  const lastDay = addDays(startsOn, layoutMostWeeks * daysAWeek);
  const place = await placeOf(db, asked.venue, bankHolidays(yearOf(startsOn), yearOf(lastDay)));
  if ('fault' in place) return place;
  return layOut({
    template,
    slots: slots.slots,
    startsOn,
    people: people ?? template.groupSize.optimum,
    oneToOnesAtOnce,
    place,
    mostWeeks: layoutMostWeeks,
  });
}

async function slotsOf(
  db: Db,
  { slots, pattern }: LayoutAsked,
): Promise<{ slots: readonly Slot[] } | { fault: LayoutFault }> {
  if (slots) return { slots };
  if (pattern === undefined) return { fault: 'no-slots' };
  const found = await slotPatternById(db, pattern);
  if (!found) return { fault: 'unknown-pattern' };
  return { slots: found.slots.map((slot) => ({ ...slot, weekday: slot.weekday as Weekday })) };
}

async function placeOf(
  db: Db,
  code: string | undefined,
  holidays: ReadonlySet<IsoDate>,
): Promise<OpenTimes | { fault: LayoutFault }> {
  if (code === undefined) return { ...alwaysOpen, bankHolidays: holidays };
  const venue = await venueByCode(db, code);
  if (!venue) return { fault: 'unknown-venue' };
  return { bankHolidays: holidays, closures: venue.closures, hours: venue.hours };
}
