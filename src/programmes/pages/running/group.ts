import type { z } from '@hono/zod-openapi';
import type { Caller, Role } from '../../../access/caller.ts';
import { listInWords } from '../../../http/in-words.ts';
import { type Ask, at } from '../../../pages/ask.ts';
import { hasRole } from '../../../pages/navigation.ts';
import type { Asked } from '../../../pages/page.ts';
import type { groupSchema, groupSessionSchema, oneToOneSchema } from '../../group-schemas.ts';

/** Who may look at groups that run, and who may change them. */
export const lookers: readonly Role[] = ['programme-manager', 'caseworker'];
export const changers: readonly Role[] = ['programme-manager'];

export const mayChange = (caller: Caller): boolean => hasRole(caller, changers);

/** What stands in an answer for somebody to whom access is limited. */
export interface Restricted {
  crn: string;
  restricted: true;
}

/** Something told of a person, or that it may not be. */
export type Told<T> = T | Restricted;

export const isTold = <T extends object>(one: Told<T>): one is T => !('restricted' in one);

export const isWithheld = <T extends object>(one: Told<T>): one is Restricted => 'restricted' in one;

export type GroupSession = z.infer<typeof groupSessionSchema>;
export type OneToOne = z.infer<typeof oneToOneSchema>;
type Whole = z.infer<typeof groupSchema>;

/** A group as this reader is told of it. */
export type Group = Omit<Whole, 'members' | 'oneToOnes'> & {
  members: Told<Whole['members'][number]>[];
  oneToOnes: Told<OneToOne>[];
};

export const groupOf = ({ ask, param }: Pick<Asked, 'ask' | 'param'>): Promise<Group> =>
  ask.get<Group>(at`/v1/groups/${param('id')}`);

/** Where the pages of a group are. */
export const groupAt = (id: string) => at`/groups/${id}`;
export const sessionAt = (group: string, session: string) => at`/groups/${group}/sessions/${session}`;
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
