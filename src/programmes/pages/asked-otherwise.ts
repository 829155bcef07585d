import type { z } from '@hono/zod-openapi';
import { dateInWords } from '../../http/in-words.ts';
import type { newGroupingSchema, whatIfAskedSchema } from '../grouping-schemas.ts';
import type { Names } from './names.ts';
import { windowsInWords } from './words.tsx';

/** What a run was asked otherwise, as the API tells it; of somebody restricted only that there is a pin. */
type AskedIf = z.infer<typeof whatIfAskedSchema>;
/** The same as it is sent. */
export type WhatIf = NonNullable<z.input<typeof newGroupingSchema>['whatIf']>;

interface Known {
  candidate: string;
  programme: string;
  venue: string;
  startsOn: string;
}

/** A candidate in words, where it is one of the groups known; else as it is named. */
export function candidateInWords(id: string, known: readonly Known[], names: Pick<Names, 'venue'>): string {
  const group = known.find(({ candidate }) => candidate === id);
  return group
    ? `${group.programme} at ${names.venue(group.venue)} from ${dateInWords(group.startsOn)}`
    : `the group ${id}`;
}

/** Each thing that is asked otherwise, in a sentence. */
export function askedInWords(
  { pinned, forbidden, venues, patterns, seats }: AskedIf,
  known: readonly Known[],
  names: Pick<Names, 'venue' | 'room'>,
): string[] {
  const group = (id: string) => candidateInWords(id, known, names);
  return [
    ...pinned.map(({ referral, candidate }) =>
      candidate === undefined
        ? `referral ${referral} is pinned to a group (limited access)`
        : `referral ${referral} must be in ${group(candidate)}`,
    ),
    ...forbidden.map((id) => `${group(id)} must not open`),
    ...venues.map(
      ({ name, rooms, hours }) =>
        `there is a venue ${name} with ${rooms.map((room) => `${room.name} (${room.seats} seats)`).join(', ')}, open ${windowsInWords(hours)}`,
    ),
    ...patterns.map(
      ({ name, slots }) =>
        `there are weekly slots ${name}: ${windowsInWords(slots.filter(({ kind }) => kind === 'group'))}`,
    ),
    ...seats.map(
      ({ venue, code, seats: many }) => `${names.room(venue, code)} at ${names.venue(venue)} seats ${many}`,
    ),
  ];
}

/** What has been asked already, to be asked again with more. What is put first keeps its place in what the API says of it. */
export function withMore(asked: AskedIf | null, more: WhatIf): WhatIf {
  const before = asked ?? { pinned: [], forbidden: [], venues: [], patterns: [], seats: [] };
  const pins = before.pinned.flatMap(({ referral, candidate }): [string, string][] =>
    candidate === undefined ? [] : [[referral, candidate]],
  );
  const otherSeats = before.seats.filter(({ venue, code }) =>
    (more.seats ?? []).every((room) => room.venue !== venue || room.code !== code),
  );
  const otherPins = pins.filter(([referral]) => (more.pinned ?? []).every((pin) => pin[0] !== referral));
  return {
    pinned: [...(more.pinned ?? []), ...otherPins],
    forbidden: [...new Set([...(more.forbidden ?? []), ...before.forbidden])],
    venues: [...(more.venues ?? []), ...before.venues],
    patterns: [...(more.patterns ?? []), ...before.patterns],
    seats: [...(more.seats ?? []), ...otherSeats],
  };
}
