import type { z } from '@hono/zod-openapi';
import type { Caller } from '../../../access/caller.ts';
import { listInWords } from '../../../http/in-words.ts';
import { type Ask, at } from '../../../pages/ask.ts';
import type { Asked } from '../../../pages/page.ts';
import { isTold, type MaybeTold } from '../../../pages/told.ts';
import type { groupSchema, groupSessionSchema, oneToOneSchema } from '../../group-schemas.ts';
import { mayChange } from '../who.ts';

export type GroupSession = z.infer<typeof groupSessionSchema>;
export type OneToOne = z.infer<typeof oneToOneSchema>;
type Whole = z.infer<typeof groupSchema>;

/** A group as this reader is told of it. */
export type Group = Omit<Whole, 'members' | 'oneToOnes'> & {
  members: MaybeTold<Whole['members'][number]>[];
  oneToOnes: MaybeTold<OneToOne>[];
};

/** The group that an address names. */
export const groupOf = ({ ask, param }: Pick<Asked, 'ask' | 'param'>): Promise<Group> =>
  ask.get<Group>(at`/v1/groups/${param('id')}`);

/** Where the pages of a group are. */
export const groupAt = (id: string) => at`/groups/${id}`;

/** Where the page of a session is. */
export const sessionAt = (group: string, session: string) => at`/groups/${group}/sessions/${session}`;

/** Where the page of a one-to-one is. */
export const ownAt = (group: string, own: string) => at`/groups/${group}/one-to-ones/${own}`;

/** What codes are called; for whoever may not look them up, the codes themselves. */
export interface Names {
  programme: string;
  venue: string;
  room(code: string): string;
  facilitator(id: string): string;
  holders(ids: readonly string[]): string;
}

interface Named {
  name: string;
}

interface Venue extends Named {
  rooms: { code: string; name: string }[];
}

/** The names of what a group is told by. */
export async function namesOf(
  { ask, caller }: { ask: Ask; caller: Caller },
  group: Pick<Group, 'programme' | 'venue' | 'facilitators'> & Partial<Pick<Group, 'sessions' | 'oneToOnes'>>,
): Promise<Names> {
  const looks = mayChange(caller);
  const find = async <T>(path: string) => (looks ? ask.find<T>(path) : null);
  const own = (group.oneToOnes ?? []).filter(isTold).map(({ facilitator }) => facilitator);
  const held = (group.sessions ?? []).flatMap(({ facilitators }) => facilitators);
  const ids = [...new Set([...group.facilitators, ...held, ...own])];
  const [programme, venue, ...people] = await Promise.all([
    ask.find<Named>(at`/v1/programmes/${group.programme}`),
    find<Venue>(at`/v1/venues/${group.venue}`),
    ...ids.map((id) => find<Named>(at`/v1/facilitators/${id}`)),
  ]);
  const named = new Map(ids.map((id, i) => [id, people[i]?.name ?? id]));
  const facilitator = (id: string) => named.get(id) ?? id;
  return {
    programme: programme?.name ?? group.programme,
    venue: venue?.name ?? group.venue,
    room: (code) => venue?.rooms.find((room) => room.code === code)?.name ?? code,
    facilitator,
    holders: (several) => listInWords(several.map(facilitator)),
  };
}
