import type { Booked, GroupingRows } from '../../db/grouping-rows.ts';
import { byText } from '../../solver/by-text.ts';
import type { Weekday } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import type { Facilitator, RunningGroup, SlotPattern, Venue } from '../../solver/groups/candidates/nouns.ts';

/** Where, by whom and when groups can be held, and those that run and can be joined. In the order of codes and ids. */
export interface GroupPlaces {
  venues: Venue[];
  facilitators: Facilitator[];
  patterns: SlotPattern[];
  running: RunningGroup[];
}

const windowOf = ({ weekday, from, to }: { weekday: number; from: string; to: string }) => ({
  weekday: weekday as Weekday,
  from,
  to,
});
const timeOf = ({ date, from, to }: Booked): Booked => ({ date, from, to });
const roomKey = (venue: string, room: string) => JSON.stringify([venue, room]);

export function groupPlaces(rows: GroupingRows): GroupPlaces {
  return {
    venues: venuesOf(rows),
    facilitators: facilitatorsOf(rows),
    patterns: patternsOf(rows),
    running: runningOf(rows),
  };
}

function venuesOf(rows: GroupingRows): Venue[] {
  const booked = grouped(rows.sessions, ({ venue, room }) => roomKey(venue, room));
  const rooms = grouped(rows.rooms, ({ venue }) => venue);
  const hours = grouped(rows.hours, ({ venue }) => venue);
  const closures = grouped(rows.closures, ({ venue }) => venue);
  return rows.venues
    .toSorted((a, b) => byText(a.code, b.code))
    .map(({ code, pdu, tags }) => ({
      code,
      pdu,
      tags,
      rooms: (rooms.get(code) ?? [])
        .toSorted((a, b) => byText(a.code, b.code))
        .map(({ code: room, seats }) => ({
          code: room,
          seats,
          booked: (booked.get(roomKey(code, room)) ?? []).map(timeOf),
        })),
      hours: (hours.get(code) ?? []).map(windowOf),
      closures: (closures.get(code) ?? []).map(({ fromDate, toDate, reason }) => ({
        fromDate,
        toDate,
        reason,
      })),
    }));
}

function facilitatorsOf(rows: GroupingRows): Facilitator[] {
  const hours = grouped(rows.facilitatorHours, ({ facilitator }) => facilitator);
  const leave = grouped(rows.leave, ({ facilitator }) => facilitator);
  const booked = grouped(rows.facilitatorsBooked, ({ facilitator }) => facilitator);
  return rows.facilitators
    .toSorted((a, b) => byText(a.id, b.id))
    .map(({ id, pdus, programmes }) => ({
      id,
      pdus,
      programmes,
      hours: (hours.get(id) ?? []).map(windowOf),
      leave: (leave.get(id) ?? []).map(({ fromDate, toDate }) => ({ fromDate, toDate })),
      booked: (booked.get(id) ?? []).map(timeOf),
    }));
}

function patternsOf(rows: GroupingRows): SlotPattern[] {
  const slots = grouped(rows.slots, ({ pattern }) => pattern);
  return rows.patterns
    .toSorted((a, b) => byText(a.id, b.id))
    .map(({ id, programme }) => ({
      id,
      programme,
      slots: (slots.get(id) ?? [])
        .map((slot) => ({ kind: slot.kind, ...windowOf(slot) }))
        .sort((a, b) => a.weekday - b.weekday || byText(a.from, b.from)),
    }));
}

/** Open rolling groups that have sessions to come. */
function runningOf(rows: GroupingRows): RunningGroup[] {
  const seats = new Map(rows.rooms.map((room) => [roomKey(room.venue, room.code), room.seats]));
  const venues = new Map(rows.venues.map((venue) => [venue.code, venue]));
  const members = grouped(rows.members, ({ group }) => group);
  const facilitators = grouped(rows.groupFacilitators, ({ group }) => group);
  const sessions = grouped(
    rows.sessions.filter(({ catchUpFor }) => catchUpFor === null),
    ({ group }) => group,
  );
  return rows.groups
    .filter(({ delivery, id }) => delivery === 'rolling' && members.has(id) && sessions.has(id))
    .toSorted((a, b) => byText(a.id, b.id))
    .map(({ id, programme, venue, room, sex, pattern }) => ({
      id,
      programme,
      venue,
      room,
      sex,
      pattern,
      facilitators: (facilitators.get(id) ?? []).map(({ facilitator }) => facilitator).sort(byText),
      members: members.get(id)!.length,
      seats: seats.get(roomKey(venue, room))!,
      tags: venues.get(venue)!.tags,
      sessions: sessions
        .get(id)!
        .map(({ number, ...session }) => ({ number, ...timeOf(session) }))
        .sort((a, b) => byText(a.date, b.date) || byText(a.from, b.from)),
    }));
}
