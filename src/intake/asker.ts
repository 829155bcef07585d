import { type KeptNoun, whereItBelongs } from '../../db/belongs.ts';
import type { Db } from '../../db/connect.ts';
import type { KeptRows } from '../../db/kept.ts';
import type { Hidden } from '../../db/limited-access.ts';
import { isPointWithin } from '../../db/projects.ts';
import { isWithin, type Scope } from '../../db/scope.ts';
import { type Found, found } from './found.ts';
import { type NounName, nouns } from './nouns.ts';
import { keyOf } from './read.ts';
import type { ReadFiles } from './world.ts';

/** Whose files they are: what they may see, and whether they say who may see restricted people. */
export interface Asker {
  within: Scope | undefined;
  hidden: Hidden;
  mayLimitAccess: boolean;
}

/** What the files' nouns are called where it is told to whom they belong. */
const keptNouns: { readonly [N in NounName]?: KeptNoun } = {
  pdus: 'pdu',
  people: 'person',
  projects: 'project',
  sessions: 'session',
  allocations: 'allocation',
  appointments: 'appointment',
  venues: 'venue',
  facilitators: 'facilitator',
  slotPatterns: 'slotPattern',
  referrals: 'referral',
};

/** Whether something that is kept is theirs to change; true where nothing is kept. */
type IsTheirs = (noun: NounName, key: string) => boolean;

/** Looks at what is kept as an asker may change it; ask it within one transaction. */
export function theirs(db: Db, { within, hidden }: Pick<Asker, 'within' | 'hidden'>): IsTheirs {
  const find = whereItBelongs(db);
  if (within === undefined && hidden.crns.size === 0) return () => true;
  return (noun, key) => {
    if (noun === 'pickUpPoints') return within === undefined || isPointWithin(db, key, within);
    const kept = keptNouns[noun];
    const place = kept && find(kept, key);
    if (place === undefined) return true;
    // Rows about restricted people are left out; one that would make another's of what is theirs is not.
    if (noun !== 'people' && place.crn !== null && hidden.crns.has(place.crn)) return false;
    return within === undefined || isWithin(within, place, 'change');
  };
}

/** What is kept, without what is not theirs: rows that refer to that refer to nothing. */
export function keptOf(kept: KeptRows, isTheirs: IsTheirs): KeptRows {
  const only =
    <T>(noun: NounName, look: (key: string) => T) =>
    (key: string) =>
      isTheirs(noun, key) ? look(key) : undefined;
  return {
    ...kept,
    pdu: only('pdus', kept.pdu),
    person: only('people', kept.person),
    requirementsOf: (crn) => (isTheirs('people', crn) ? kept.requirementsOf(crn) : []),
    project: only('projects', kept.project),
    session: only('sessions', kept.session),
    appointment: only('appointments', kept.appointment),
    venue: only('venues', kept.venue),
    facilitator: only('facilitators', kept.facilitator),
    slotPattern: only('slotPatterns', kept.slotPattern),
    referral: only('referrals', kept.referral),
  };
}

/** Faults of a row that is not its asker's to write, whatever it refers to. */
export function notTheirs(noun: NounName, row: object, asker: Asker, isTheirs: IsTheirs): Found[] {
  if (noun === 'limitedAccess' && !asker.mayLimitAccess)
    return found(true, 'name', 'not-yours', 'an admin says who may see a restricted person');
  const { within, hidden } = asker;
  if (within === undefined && hidden.crns.size === 0) return [];
  const { region, pdus, code } = row as Record<string, unknown>;
  const key = keyOf(noun, row);
  const isPart = within !== undefined && within.pdus !== null;
  const ofPdus = noun === 'facilitators' && Array.isArray(pdus) && pdus.length > 0;
  const isNewPdu = noun === 'pdus' && isPart && !within.pdus?.includes(String(code));
  return [
    ...found(
      key !== undefined && !isTheirs(noun, key),
      nouns[noun].key[0] ?? '',
      'not-yours',
      `${key} is kept elsewhere already`,
    ),
    ...found(
      typeof region === 'string' && within !== undefined && !within.regions.some((own) => own === region),
      'region',
      'not-yours',
      'must be a region of yours',
    ),
    ...found(
      isNewPdu || (noun !== 'pdus' && typeof region === 'string' && isPart && !ofPdus),
      noun === 'pdus' ? 'code' : 'region',
      'not-yours',
      'must be of PDUs of yours: the region as a whole is not',
    ),
  ];
}

/** Takes the rows about restricted people out of the files, and tells whose they were: crns, in order. */
export function leaveOutHidden(read: ReadFiles, { crns, referrals }: Hidden): string[] {
  if (crns.size === 0) return [];
  const skipped = new Set<string>();
  const newReferrals = new Map((read.referrals?.rows ?? []).map(({ id, crn }) => [id, crn]));
  const hiddenIn = (row: object): string | undefined => {
    const { crn, otherCrn, referral } = row as Record<string, string | undefined>;
    const ofReferral = referrals.get(referral ?? '') ?? newReferrals.get(referral ?? '');
    return [crn, otherCrn, ofReferral].find((one) => one !== undefined && crns.has(one));
  };
  for (const [noun, file] of Object.entries(read)) {
    // Who may see a person is said by an admin, who may not.
    if (noun === 'limitedAccess') continue;
    const whose = file.rows.map(hiddenIn);
    for (const crn of whose) if (crn !== undefined) skipped.add(crn);
    const stays = (_: unknown, i: number) => whose[i] === undefined;
    Object.assign(file, { rows: file.rows.filter(stays), lines: file.lines.filter(stays) });
    for (const [key, row] of file.byKey) if (hiddenIn(row) !== undefined) file.byKey.delete(key);
  }
  return [...skipped].sort();
}
