import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import type { Caller } from '../../../src/access/caller.ts';
import { type Named, namedByField, namedByPath } from '../../../src/access/references.ts';
import { bodyWith, type DescribedField, described, type Operation } from '../../given/described.ts';
import { type Answer, type Asking, type Door, givenDoor } from '../../given/door.ts';
import { camden, cardiff, hackney, keepThreePdus, type OnePdu } from '../../given/three-pdus.ts';

/** Who asks, and whose data they must not find. */
const stories: { who: string; caller: Partial<Caller>; others: OnePdu[] }[] = [
  { who: 'somebody of London', caller: { regions: ['london'] }, others: [cardiff] },
  {
    who: 'somebody of one PDU of London',
    caller: { regions: ['london'], pdus: ['camden'] },
    others: [hackney, cardiff],
  },
];

/** Of what nothing is kept. */
const ghost: Record<Exclude<Named, null>, string | number> = {
  pdu: 'nowhere',
  person: 'X999999',
  referral: 'GHOST',
  allocation: 'GHOST',
  appointment: 'GHOST',
  project: 'GHOST',
  session: 'GHOST',
  roster: 999_999,
  run: 999_999,
  venue: 'GHOST',
  facilitator: 'GHOST',
  slotPattern: 'GHOST',
  group: 'GHOST',
  grouping: 999_999,
  oneToOne: 'GHOST',
  region: 'wales',
};

/** What belongs to the region as a whole, and so to each PDU that reads it. */
const isTheirsToo = (named: Named, of: OnePdu) => named === 'slotPattern' && of.region === camden.region;

/** What parameters that name nothing by themselves are in one's own PDU. */
const beside = (of: OnePdu): Record<string, string> => ({
  eventNumber: '1',
  date: '2026-12-28',
  session: of.groupSession,
  candidate: 'C1',
  code: 'TSP',
  file: 'guessed.ics',
});

type Choice = OnePdu | 'ghost';
const keyIn = (of: Choice, named: Exclude<Named, null>) => (of === 'ghost' ? ghost[named] : of[named]);

/** The address of an operation, each of its parameters taken from one PDU or another. */
function addressOf(path: string, choices: readonly Choice[]): string {
  return namedByPath(path).reduce((address, { parameter, named }, i) => {
    const of = choices[i]!;
    const value = named === null ? beside(of === 'ghost' ? camden : of)[parameter] : String(keyIn(of, named));
    return address.replace(`{${parameter}}`, encodeURIComponent(value!));
  }, path);
}

/** Every way to take the parameters of a path from one's own PDU and another, but for all from one's own. */
function mixtures(path: string, other: OnePdu): Choice[][] {
  const named = namedByPath(path);
  const all = named.reduce<Choice[][]>(
    (sofar, one) =>
      sofar.flatMap((choices) =>
        (one.named === null ? [camden] : [camden, other]).map((of) => [...choices, of]),
      ),
    [[]],
  );
  return all.filter((choices) => choices.some((of) => of !== camden));
}

/** All rows of all tables but those that say what was asked. */
function everything({ $client }: Db): string {
  const names = $client
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  const kept = names.filter((name) => !/^(?:audit|idempotency|sign_|sqlite_|__)/.test(name));
  return JSON.stringify(kept.map((name) => [name, $client.prepare(`select * from "${name}"`).all()]));
}

function expectNoTrace(answer: Answer, of: OnePdu, asked: string) {
  const text = JSON.stringify(answer.body);
  const told = of.telling.filter((key) => text.includes(key) && !asked.includes(key));
  expect([asked, told]).toEqual([asked, []]);
}

/** As it is told, but for the name of what was asked for. */
const withoutName = (answer: Answer, key: string | number) => ({
  status: answer.status,
  type: answer.type,
  text: JSON.stringify(answer.body).replaceAll(String(key), '...'),
});

interface Told {
  door: Door;
  asking: Asking;
  operations: Operation[];
  fieldsOf: Awaited<ReturnType<typeof described>>['fieldsOf'];
}

async function givenCaller(caller: Partial<Caller>): Promise<Told> {
  const door = givenDoor();
  await keepThreePdus(door.db);
  return { door, asking: door.as({ name: 'A. Limited', ...caller }), ...(await described(door)) };
}

/** The fields of a query or body that name something, each with the request that has nothing else in it. */
function namingFields({ operationId, query, body }: Operation, fieldsOf: Told['fieldsOf']) {
  const inQuery = query.map(({ name, schema }) => ({ in: 'query' as const, way: [name], name, schema }));
  const inBody = body ? fieldsOf(body).map((field) => ({ in: 'body' as const, ...field })) : [];
  return [...inQuery, ...inBody].flatMap((field) => {
    const named = namedByField(operationId, field.name);
    // A list names by what stands in it.
    const isContainer = field.schema.type === 'object' || field.schema.items?.type === 'object';
    return named === undefined || named === null || isContainer ? [] : [{ ...field, named }];
  });
}

async function send(asking: Asking, method: string, address: string, body: unknown): Promise<Answer> {
  if (method === 'GET') return asking.get(address);
  return asking.send(method as 'POST', address, body);
}

function request(
  field: DescribedField & { in: 'query' | 'body' },
  address: string,
  value: string | number,
): [address: string, body: unknown] {
  if (field.in === 'query') return [`${address}?${field.name}=${value}`, {}];
  return [address, bodyWith(field, value)];
}

describe.each(stories)('$who', ({ caller, others }) => {
  it('gets the same 404 for every address that names what is not theirs and for what is nowhere', async () => {
    const { door, asking, operations } = await givenCaller(caller);
    const before = everything(door.db);
    let tried = 0;
    for (const { method, path } of operations)
      for (const other of others)
        for (const choices of mixtures(path, other)) {
          const named = namedByPath(path);
          const first = named.findIndex(
            ({ named: noun }, i) => choices[i] === other && !(isTheirsToo(noun, other) && method === 'GET'),
          );
          if (first === -1) continue;
          const address = addressOf(path, choices);
          const answer = await send(asking, method, address, {});
          expect([method, address, answer.status]).toEqual([method, address, 404]);
          expectNoTrace(answer, other, address);
          if (isTheirsToo(named[first]!.named, other)) continue;
          const noun = named[first]!.named!;
          const instead = choices.map((of, i) => (i === first ? 'ghost' : of));
          const nowhere = await send(asking, method, addressOf(path, instead), {});
          expect(withoutName(answer, keyIn(other, noun))).toEqual(withoutName(nowhere, ghost[noun]));
          tried += 1;
        }
    expect(tried).toBeGreaterThan(100);
    expect(everything(door.db)).toBe(before);
  });

  it('gets the same 422 for every field that names what is not theirs and for what is nowhere', async () => {
    const { door, asking, operations, fieldsOf } = await givenCaller(caller);
    const before = everything(door.db);
    const tried = new Set<string>();
    for (const operation of operations)
      for (const field of namingFields(operation, fieldsOf))
        for (const other of others) {
          const { method, path } = operation;
          if (isTheirsToo(field.named, other) || (field.named === 'region' && other !== cardiff)) continue;
          const address = addressOf(
            path,
            namedByPath(path).map(() => camden),
          );
          // What belongs to the region as a whole is not for who sees a part of it.
          if (caller.pdus && /groupings\/|slot-patterns\//.test(path)) continue;
          const key = keyIn(other, field.named);
          const [asked, body] = request(field, address, key);
          const answer = await send(asking, method, asked, body);
          const about = [operation.operationId, field.way.join('.')];
          expect([...about, answer.status]).toEqual([...about, 422]);
          const { faults } = answer.body as { faults: { code: string; path: string }[] };
          const at = field.way.filter((part) => part !== '*').join('.');
          const own = faults.filter((fault) => fault.path.replaceAll(/\[\d+\]/g, '') === at);
          expect([...about, own.map(({ code }) => code)]).toEqual([
            ...about,
            [field.named === 'region' ? 'not-yours' : 'unknown'],
          ]);
          expectNoTrace(answer, other, asked + JSON.stringify(body));
          tried.add(about.join(' '));
          if (field.named === 'region') continue;
          const [without, empty] = request(field, address, ghost[field.named]);
          const nowhere = await send(asking, method, without, empty);
          expect(withoutName(answer, key)).toEqual(withoutName(nowhere, ghost[field.named]));
        }
    expect(tried.size).toBeGreaterThan(60);
    expect(everything(door.db)).toBe(before);
  });

  it('finds in lists, whole or page by page, what is theirs and nothing else', async () => {
    const { door, asking, operations } = await givenCaller(caller);
    for (const { method, path, operationId } of operations) {
      if (method !== 'GET' || path.includes('{') || !path.startsWith('/v1/')) continue;
      const extra: Record<string, string> = {
        getPolicy: '?region=london',
        forecastProgrammes: '?region=london',
        listReviews: '?due=6&from=2026-01-01&to=2027-12-31',
        listAudit: `?whose=people/${camden.person}`,
      };
      const address = `${path}${extra[operationId] ?? ''}`;
      const answer = await asking.get(address);
      expect([address, answer.status]).toEqual([address, 200]);
      for (const other of others) expectNoTrace(answer, other, address);
      const table = await asking.ask(address, { headers: { accept: 'text/csv' } });
      for (const other of others) expectNoTrace(table, other, address);
      const { page, content } = answer.body as { page?: { totalElements: number }; content?: unknown[] };
      if (page !== undefined) expect([address, page.totalElements]).toEqual([address, content!.length]);
    }
    const seenByAll = await door.get('/v1/people');
    expect(JSON.stringify(seenByAll.body)).toContain(cardiff.person);
  });

  it('reads at every address of their own what is theirs and nothing else', async () => {
    const { asking, operations } = await givenCaller(caller);
    const served: string[] = [];
    for (const { method, path, operationId } of operations) {
      if (method !== 'GET' || namedByPath(path).every(({ named }) => named === null)) continue;
      const query: Record<string, string> = {
        compareRosters: `?with=${camden.roster}`,
        listCatchUpTimes: `?referral=${camden.referral}`,
      };
      const own = namedByPath(path).map(() => camden);
      const address = `${addressOf(path, own)}${query[operationId] ?? ''}`;
      // The runs of groups of these stories are never read: nothing is in them.
      if (path.includes('/groupings/')) continue;
      const answer = await asking.get(address);
      for (const other of others) expectNoTrace(answer, other, address);
      if (answer.status === 200) served.push(operationId);
    }
    expect(served).toEqual(
      expect.arrayContaining(['getPerson', 'getRoster', 'listBookings', 'getGroup', 'listGroupOffers']),
    );
  });
});

describe('lists of somebody of London', () => {
  it('are what they were, but for what lies elsewhere', async () => {
    const { asking } = await givenCaller({ regions: ['london'] });
    const crns = async (path: string) =>
      ((await asking.get(path)).body as { content: { crn: string }[] }).content.map(({ crn }) => crn);
    const ofLondon = [camden, hackney].flatMap(({ person, otherPerson }) => [person, otherPerson]);
    expect(await crns('/v1/people')).toEqual(ofLondon);
    expect(await crns('/v1/people?pdu=hackney')).toEqual([hackney.person, hackney.otherPerson]);
    const keys = async (path: string, key: string) =>
      ((await asking.get(path)).body as { content: Record<string, unknown>[] }).content.map(
        (row) => row[key],
      );
    expect(await keys('/v1/projects', 'code')).toEqual([camden.project, hackney.project]);
    expect(await keys('/v1/rosters', 'id')).toEqual([hackney.roster, camden.roster]);
    expect(await keys('/v1/groups', 'id')).toEqual([camden.group, hackney.group]);
    expect(await keys('/v1/groupings', 'id')).toEqual([hackney.grouping, camden.grouping]);
    expect(await keys('/v1/facilitators', 'id')).toEqual([camden.facilitator, hackney.facilitator]);
    expect(await keys('/v1/slot-patterns', 'id')).toEqual([camden.slotPattern]);
    expect(await keys('/v1/partner-link-worker-tasks', 'group')).toEqual([camden.group, hackney.group]);
    expect(await keys('/v1/non-working-dates', 'region')).toEqual(['london']);
  });
});
