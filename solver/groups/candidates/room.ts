import { byText } from '../../by-text.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import { type Diary, freeBesides, sharing } from './diary.ts';
import type { Idea } from './ideas.ts';
import type { Room, Venue } from './nouns.ts';

/** A room while groups are put together. */
export interface Hall {
  room: Room;
  isFree(time: DatedWindow): boolean;
  diary: Diary;
}

export function hallsOf(venues: readonly Venue[]): Map<Venue, Hall[]> {
  return new Map(
    venues.map((venue) => [
      venue,
      venue.rooms.map((room) => ({ room, isFree: freeBesides(room.booked), diary: new Map() })),
    ]),
  );
}

/**
 * The room for a group: free for all of its sessions, with seats for the fewest; and of those the one that holds most of the
 * best group, then is shared with fewest candidates, then holds most of the largest group, then is smallest. One in which an
 * earlier group of the same idea sits (`used`) is none. Undefined: there is none.
 */
export function roomFor({ plan }: Idea, halls: readonly Hall[], used: ReadonlySet<Hall>): Hall | undefined {
  const { groupSessions, template } = plan;
  const { min, optimum, max } = template.groupSize;
  return halls
    .filter((hall) => !used.has(hall) && hall.room.seats >= min && groupSessions.every(hall.isFree))
    .map((hall) => ({ hall, shared: sharing(hall.diary, groupSessions).size }))
    .sort(
      (a, b) =>
        Math.min(b.hall.room.seats, optimum) - Math.min(a.hall.room.seats, optimum) ||
        a.shared - b.shared ||
        Math.min(b.hall.room.seats, max) - Math.min(a.hall.room.seats, max) ||
        a.hall.room.seats - b.hall.room.seats ||
        byText(a.hall.room.code, b.hall.room.code),
    )[0]?.hall;
}
