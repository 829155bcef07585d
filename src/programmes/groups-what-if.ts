import type { GroupingRows } from '../../db/grouping-rows.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { faultsOfSlots, faultsOfVenueLists } from './checks.ts';
import type { Decided } from './pose-groups.ts';

type Row<K extends keyof GroupingRows> = GroupingRows[K] extends readonly (infer R)[] ? R : never;

/** A venue that there could be, with all that groups need of it. */
export interface NewVenue extends Row<'venues'> {
  rooms: readonly Omit<Row<'rooms'>, 'venue'>[];
  hours: readonly Omit<Row<'hours'>, 'venue'>[];
}

/** A week of slots that there could be. */
export interface NewPattern extends Omit<Row<'patterns'>, 'region'> {
  slots: readonly Omit<Row<'slots'>, 'pattern'>[];
}

/** What is asked otherwise than it is kept. Nothing of it is stored but beside the answer. */
export interface GroupsWhatIf extends Decided {
  venues: readonly NewVenue[];
  patterns: readonly NewPattern[];
  seats: readonly Pick<Row<'rooms'>, 'venue' | 'code' | 'seats'>[];
}

/** The rows as they would be; or what the question names that is not there, or is there already. */
export function rowsIf(
  rows: GroupingRows,
  { venues, patterns, seats }: GroupsWhatIf,
): { rows: GroupingRows } | { faults: Fault[] } {
  const faults = faultsOf(rows, { venues, patterns, seats });
  if (faults.length > 0) return { faults };
  const seatsOf = ({ venue, code }: Row<'rooms'>) =>
    seats.find((room) => room.venue === venue && room.code === code)?.seats;
  return {
    rows: {
      ...rows,
      venues: [...rows.venues, ...venues.map(({ rooms: _, hours: __, ...venue }) => venue)],
      rooms: [
        ...rows.rooms.map((room) => ({ ...room, seats: seatsOf(room) ?? room.seats })),
        ...venues.flatMap(({ code, rooms }) => rooms.map((room) => ({ ...room, venue: code }))),
      ],
      hours: [
        ...rows.hours,
        ...venues.flatMap(({ code, hours }) => hours.map((window) => ({ ...window, venue: code }))),
      ],
      patterns: [
        ...rows.patterns,
        ...patterns.map(({ slots: _, ...pattern }) => ({ ...pattern, region: rows.region })),
      ],
      slots: [
        ...rows.slots,
        ...patterns.flatMap(({ id, slots }) => slots.map((slot) => ({ ...slot, pattern: id }))),
      ],
    },
  };
}

function faultsOf(
  rows: GroupingRows,
  { venues, patterns, seats }: Pick<GroupsWhatIf, 'venues' | 'patterns' | 'seats'>,
): Fault[] {
  const twice = (codes: readonly string[], kept: readonly string[], path: (i: number) => string) =>
    codes.flatMap((code, i) =>
      kept.includes(code) || codes.indexOf(code) < i
        ? [{ code: 'duplicate', path: path(i), message: `${code} is there already` }]
        : [],
    );
  return [
    ...twice(
      venues.map(({ code }) => code),
      rows.venues.map(({ code }) => code),
      (i) => `whatIf.venues[${i}].code`,
    ),
    ...twice(
      patterns.map(({ id }) => id),
      rows.patterns.map(({ id }) => id),
      (i) => `whatIf.patterns[${i}].id`,
    ),
    ...venues.flatMap(({ pdu, rooms, hours }, i) => {
      const at = `whatIf.venues[${i}]`;
      const isKnown = rows.pdus.includes(pdu);
      return [
        ...(isKnown
          ? []
          : [{ code: 'unknown', path: `${at}.pdu`, message: `there is no PDU ${pdu} in the region` }]),
        ...twice(
          rooms.map(({ code }) => code),
          [],
          (j) => `${at}.rooms[${j}].code`,
        ),
        ...faultsOfVenueLists({ hours: [...hours] }, (list) => `${at}.${list}`),
      ];
    }),
    ...patterns.flatMap(({ slots }, i) => faultsOfSlots(slots, `whatIf.patterns[${i}].slots`)),
    ...twice(
      seats.map(({ venue, code }) => `${code} of ${venue}`),
      [],
      (i) => `whatIf.seats[${i}].code`,
    ),
    ...seats.flatMap(({ venue, code }, i) =>
      rows.rooms.some((room) => room.venue === venue && room.code === code)
        ? []
        : [
            {
              code: 'unknown',
              path: `whatIf.seats[${i}].code`,
              message: `there is no room ${code} at ${venue}`,
            },
          ],
    ),
  ];
}
