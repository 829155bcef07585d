import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import type { Place } from './scope.ts';

/** What a key can name, and somebody may not be let see. */
export const keptNouns = [
  'pdu',
  'person',
  'referral',
  'allocation',
  'appointment',
  'project',
  'session',
  'roster',
  'run',
  'venue',
  'facilitator',
  'slotPattern',
  'group',
  'grouping',
  'oneToOne',
] as const;
export type KeptNoun = (typeof keptNouns)[number];

/** Where something belongs, and whose record it is: a crn; null: nobody's. */
export type Belongs = Place & { crn: string | null };

interface Row {
  region: Region;
  pdu: string | null;
  crn?: string | null;
  supervisor?: string | null;
  /** A list of PDUs, as JSON. */
  pdus?: string;
}

const ofPerson = (table: string) =>
  `select d.region, p.pdu, p.crn from ${table} t
   join people p on p.crn = t.crn join pdus d on d.code = p.pdu where t.id = ?`;

/** One row a key, or none. */
const queries: Readonly<Record<KeptNoun, string>> = {
  pdu: 'select region, code as pdu from pdus where code = ?',
  person: 'select d.region, p.pdu, p.crn from people p join pdus d on d.code = p.pdu where p.crn = ?',
  referral: ofPerson('referrals'),
  allocation: ofPerson('allocations'),
  appointment: ofPerson('appointments'),
  project: 'select d.region, p.pdu from projects p join pdus d on d.code = p.pdu where p.code = ?',
  session: `select d.region, p.pdu, s.supervisor from sessions s
            join projects p on p.code = s.project join pdus d on d.code = p.pdu where s.id = ?`,
  roster: 'select region, pdu from rosters where id = ?',
  run: 'select region, pdu from runs where id = ?',
  venue: 'select d.region, v.pdu from venues v join pdus d on d.code = v.pdu where v.code = ?',
  facilitator: 'select region, null as pdu, pdus from facilitators where id = ?',
  slotPattern: 'select region, null as pdu from slot_patterns where id = ?',
  group: `select d.region, v.pdu from groups g
          join venues v on v.code = g.venue join pdus d on d.code = v.pdu where g.id = ?`,
  oneToOne: `select d.region, v.pdu, r.crn from one_to_ones o
             join referrals r on r.id = o.referral join groups g on g.id = o."group"
             join venues v on v.code = g.venue join pdus d on d.code = v.pdu where o.id = ?`,
  grouping: 'select region, null as pdu from groupings where id = ?',
};

/** What each PDU of a region reads, though it belongs to the region as a whole. */
const shared: ReadonlySet<KeptNoun> = new Set(['facilitator', 'slotPattern']);

/** Tells of keys where what they name belongs, one after the other; undefined: there is no such thing. */
export type WhereItBelongs = (noun: KeptNoun, key: string | number) => Belongs | undefined;

/** Prepares each look-up once: for many keys within one transaction. */
export function whereItBelongs(db: Db): WhereItBelongs {
  const prepared = new Map<KeptNoun, (key: string | number) => Row | undefined>();
  return (noun, key) => {
    const known = prepared.get(noun);
    const statement = known ? null : db.$client.prepare<[string | number], Row>(queries[noun]);
    const look = known ?? ((asked: string | number) => statement!.get(asked));
    prepared.set(noun, look);
    const row = look(key);
    return row && belongs(noun, row);
  };
}

function belongs(noun: KeptNoun, { region, pdu, crn = null, supervisor = null, pdus }: Row): Belongs {
  const several = pdus === undefined ? null : (JSON.parse(pdus) as string[]);
  return {
    region,
    pdus: pdu === null ? several : [pdu],
    shared: shared.has(noun),
    crn,
    ...(noun === 'session' ? { supervisor } : {}),
  };
}
