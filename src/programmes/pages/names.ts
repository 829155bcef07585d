import type { z } from '@hono/zod-openapi';
import { type Ask, at } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import type { whatIfAskedSchema } from '../grouping-schemas.ts';
import type { facilitatorRowSchema, slotPatternSchema, venueRowSchema, venueSchema } from '../schemas.ts';
import { windowsInWords } from './words.tsx';

type Slots = z.infer<typeof slotPatternSchema>['slots'];
type Asked = z.infer<typeof whatIfAskedSchema> | null;

/** What people call what groups name by codes; a code stands for itself where nothing is known of it. */
export interface Names {
  venue(code: string): string;
  room(venue: string, code: string): string;
  facilitator(id: string): string;
  /** When a pattern has its group sessions; its code where it is not known. */
  times(pattern: string): string;
  /** When it has its one-to-ones; null: never. */
  oneToOnes(pattern: string): string | null;
}

/** Venues of a region by name. */
export const venuesOf = (ask: Ask, region: string | undefined) =>
  allOf<z.infer<typeof venueRowSchema>>(ask, '/v1/venues', { region });

/** The names of all that groups of a region name; of a run that asked otherwise, of what there could be, too. */
export async function namesFor(
  ask: Ask,
  region: string,
  groups: readonly { venue: string; pattern: string }[],
  asked: Asked = null,
): Promise<Names> {
  const once = (codes: readonly string[]) => [...new Set(codes)];
  const [venues, facilitators, places, patterns] = await Promise.all([
    venuesOf(ask, region),
    allOf<z.infer<typeof facilitatorRowSchema>>(ask, '/v1/facilitators', { region }),
    Promise.all(
      once([...groups, ...(asked?.seats ?? [])].map(({ venue }) => venue)).map((code) =>
        ask.find<z.infer<typeof venueSchema>>(at`/v1/venues/${code}`),
      ),
    ),
    Promise.all(
      once(groups.map(({ pattern }) => pattern)).map((id) =>
        ask.find<z.infer<typeof slotPatternSchema>>(at`/v1/slot-patterns/${id}`),
      ),
    ),
  ]);
  const known = <T>(all: readonly (T | null)[]) => all.filter((one) => one !== null);
  const venueNames = new Map([...venues, ...(asked?.venues ?? [])].map(({ code, name }) => [code, name]));
  const rooms = new Map(
    [...known(places), ...(asked?.venues ?? [])].flatMap(({ code: venue, rooms: its }) =>
      its.map(({ code, name }) => [`${venue} ${code}`, name] as const),
    ),
  );
  const people = new Map(facilitators.map(({ id, name }) => [id, name]));
  const slots = new Map<string, Slots>(
    [...known(patterns), ...(asked?.patterns ?? [])].map(({ id, slots: its }) => [id, its]),
  );
  const timesOf = (pattern: string, kind: Slots[number]['kind']) =>
    windowsInWords((slots.get(pattern) ?? []).filter((slot) => slot.kind === kind)) || null;
  return {
    venue: (code) => venueNames.get(code) ?? code,
    room: (venue, code) => rooms.get(`${venue} ${code}`) ?? code,
    facilitator: (id) => people.get(id) ?? id,
    times: (pattern) => timesOf(pattern, 'group') ?? pattern,
    oneToOnes: (pattern) => timesOf(pattern, 'individual'),
  };
}
