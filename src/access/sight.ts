import type { Context, MiddlewareHandler } from 'hono';
import { type Belongs, type KeptNoun, type WhereItBelongs, whereItBelongs } from '../../db/belongs.ts';
import type { Db } from '../../db/connect.ts';
import { type Hidden, hiddenFrom } from '../../db/limited-access.ts';
import { isWithin, type Scope } from '../../db/scope.ts';
import { type Caller, type CallerVariables, seesEverywhere } from './caller.ts';

/** What of the data a caller may see. */
export interface Sight {
  /** Undefined: nothing is kept from them for where it belongs. */
  within: Scope | undefined;
  /** The restricted people of whom they see no more than the crn. */
  hidden: Hidden;
  /** True: nothing is kept from them at all. */
  whole: boolean;
  /** What becomes of something that they name. */
  look(noun: KeptNoun, key: string | number, to: 'see' | 'change'): 'seen' | 'unknown' | 'limited-access';
}

interface SightVariables {
  sight: Sight;
}

/** The scope of a caller; undefined: nothing is kept from them for where it belongs. */
export function scopeOf(caller: Caller): Scope | undefined {
  const { name, roles, regions, pdus } = caller;
  const supervisor = roles.every((role) => role === 'supervisor') ? name : null;
  return seesEverywhere(caller) && supervisor === null ? undefined : { regions, pdus, supervisor };
}

/** What whoever is asking may see, for the filter of a list. */
export function withinOf(c: Context): { within: Scope | undefined; unseen: readonly string[] } {
  const { within, hidden } = sightOf(c);
  return { within, unseen: [...hidden.crns] };
}

/** Finds out once a request what its caller may see. */
export function sight(db: Db): MiddlewareHandler {
  return async (c, next) => {
    const { caller } = c.var as Partial<CallerVariables>;
    if (caller !== undefined) c.set('sight', sightFor(db, caller, await hiddenFrom(db, caller.name)));
    await next();
  };
}

/** What whoever is asking may see. Throws where the route answers everyone. */
export function sightOf(c: Context): Sight {
  const { sight: found } = c.var as Partial<SightVariables>;
  if (found === undefined) throw new Error('nobody has signed in for this route');
  return found;
}

function sightFor(db: Db, caller: Caller, hidden: Hidden): Sight {
  const within = scopeOf(caller);
  let find: WhereItBelongs | undefined;
  const isSeen = (place: Belongs | undefined, to: 'see' | 'change') =>
    place !== undefined && (within === undefined || isWithin(within, place, to));
  return {
    within,
    hidden,
    whole: within === undefined && hidden.crns.size === 0,
    look: (noun, key, to) => {
      find ??= whereItBelongs(db);
      const place = find(noun, key);
      if (!isSeen(place, to)) return 'unknown';
      return place!.crn !== null && hidden.crns.has(place!.crn) ? 'limited-access' : 'seen';
    },
  };
}
