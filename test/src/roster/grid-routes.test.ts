import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../db/limited-access.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { hackneyFriday, hackneyTuesday, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';
import { fiveBookings } from '../../given/two-pdus-roster.ts';

/** Two people on Tuesday's session and three on Thursday's; the other three sessions are stood down. */
async function givenRosterDoor(add?: (week: GivenRegion) => void) {
  const db = await givenTwoPdus(add);
  const id = await givenJudgedDraft(db, fiveBookings);
  return { ...givenDoor({ db }), id, at: `/v1/rosters/${id}` };
}

describe('GET /v1/rosters/{id}/sessions', () => {
  it('tells the week by project: how full each session is, and what to look for in it', async () => {
    const { get, at } = await givenRosterDoor();
    const { status, body } = await get(`${at}/sessions`);
    expect([status, body]).toMatchObject([
      200,
      {
        content: [
          {
            project: 'P001',
            name: 'P001',
            pduName: 'camden',
            sessions: [
              {
                session: tuesday,
                date: '2026-12-01',
                kind: 'group',
                booked: 2,
                capacity: 10,
                minAttendance: 2,
                marks: [{ mark: 'at-minimum', sentence: 'one fewer and it could not run' }],
              },
              { session: wednesday, booked: 0, marks: [{ mark: 'stood-down' }] },
            ],
          },
          { project: 'P002', sessions: [{ session: thursday, booked: 3, marks: [] }] },
          { project: 'P003', sessions: [{ session: hackneyTuesday }, { session: hackneyFriday }] },
        ],
        page: { totalElements: 3 },
        pdus: [
          { pdu: 'camden', name: 'camden' },
          { pdu: 'hackney', name: 'hackney' },
        ],
      },
    ]);
    const { marks } = body as { marks: { mark: string; sessions: number }[] };
    expect(marks.map(({ mark, sessions }) => [mark, sessions])).toEqual([
      ['breaks-rule', 0],
      ['stood-down', 3],
      ['lone-woman', 0],
      ['at-minimum', 1],
      ['full', 0],
      ['women-only', 0],
    ]);
  });

  it.each([
    ['text=p00', [tuesday, wednesday, thursday, hackneyTuesday, hackneyFriday]],
    ['text=P002', [thursday]],
    ['project=P001', [tuesday, wednesday]],
    ['pdu=hackney', [hackneyTuesday, hackneyFriday]],
    ['date=2026-12-01', [tuesday, hackneyTuesday]],
    ['mark=stood-down', [wednesday, hackneyTuesday, hackneyFriday]],
    ['mark=full', []],
    ['page=1&size=2', [hackneyTuesday, hackneyFriday]],
  ])('that asks for %s is told those sessions alone', async (query, sessions) => {
    const { get, at } = await givenRosterDoor();
    const { content } = (await get(`${at}/sessions?${query}`)).body as {
      content: { sessions: { session: string }[] }[];
    };
    expect(content.flatMap((project) => project.sessions.map(({ session }) => session))).toEqual(sessions);
  });

  it('of a PDU is of its own projects', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [], { pdu: 'hackney' });
    const { get } = givenDoor({ db });
    expect((await get(`/v1/rosters/${id}/sessions`)).body).toMatchObject({
      content: [{ project: 'P003' }],
      pdus: [{ pdu: 'hackney' }],
    });
  });

  it('must be of a roster that is there, and asked for what there is', async () => {
    const { get, at } = await givenRosterDoor();
    expectProblem(await get('/v1/rosters/99/sessions'), 404);
    expectFaultsAt(await get(`${at}/sessions?mark=odd&date=today`), 'date', 'mark');
  });
});

describe('GET /v1/rosters/{id}/sessions/{session}', () => {
  it('tells who is there and why each is, and what the session is worth', async () => {
    const { get, at } = await givenRosterDoor();
    expect((await get(`${at}/sessions/${tuesday}`)).body).toMatchObject({
      session: tuesday,
      project: 'P001',
      pduName: 'camden',
      creditMinutes: 420,
      booked: 2,
      capacity: 10,
      marks: [{ mark: 'at-minimum' }],
      breaches: [],
      lines: expect.arrayContaining([expect.objectContaining({ line: 'stoodDown' })]),
      people: [
        { crn: 'X100001', travelMinutes: 30, needs: [], minutes: 840, pinned: false, published: false },
        {
          crn: 'X100002',
          minutes: 420,
          sentence: expect.stringContaining('points won by the booking'),
          breaches: [{ rule: 'min-attendance' }],
        },
      ],
    });
  });

  it('names what somebody needs that it offers, and their pins', async () => {
    const { get, send, at } = await givenRosterDoor((week) => {
      week.rows.projects.find(({ code }) => code === 'P001')!.tags = ['indoor', 'step-free'];
      week.rows.people.find(({ crn }) => crn === 'X100001')!.neededTags = ['step-free'];
    });
    await send('POST', `${at}/pins`, { crn: 'X100001', session: tuesday });
    expect((await get(`${at}/sessions/${tuesday}`)).body).toMatchObject({
      tags: ['indoor', 'step-free'],
      people: [
        { crn: 'X100001', needs: ['step-free'], pinned: true },
        { needs: [], pinned: false },
      ],
    });
  });

  it('tells the bookings that the week has not any more', async () => {
    const { get, db, at } = await givenRosterDoor();
    db.$client.prepare("update requirements set status = 'suspended' where crn = 'X100002'").run();
    expect((await get(`${at}/sessions/${tuesday}`)).body).toMatchObject({
      booked: 1,
      breaches: [{ rule: 'not-in-week', crn: 'X100002' }, { rule: 'min-attendance' }],
      people: [{ crn: 'X100001' }],
    });
  });

  it('of whom the reader may not see tells the CRN alone', async () => {
    const { get, db, at } = await givenRosterDoor();
    await putNamesAllowed(db, 'X100002', ['somebody else']);
    expect((await get(`${at}/sessions/${tuesday}`)).body).toMatchObject({
      booked: 2,
      people: [{ crn: 'X100001' }, { crn: 'X100002', restricted: true }],
    });
  });

  it('must be in the week of the roster', async () => {
    const { get, at } = await givenRosterDoor();
    expectProblem(await get(`${at}/sessions/P009-2026-12-01`), 404);
    expectProblem(await get(`/v1/rosters/99/sessions/${tuesday}`), 404);
  });
});

describe('GET /v1/rosters/{id}/people', () => {
  it('tells everybody with hours to book, and where they are', async () => {
    const { get, at } = await givenRosterDoor();
    const { body } = await get(`${at}/people`);
    expect(body).toMatchObject({ page: { totalElements: 8 } });
    expect((body as { content: object[] }).content.slice(0, 3)).toMatchObject([
      {
        crn: 'X100001',
        minutes: 840,
        minMinutes: 420,
        bookings: [{ session: tuesday }, { session: thursday }],
      },
      { crn: 'X100002', minutes: 420, bookings: [{ session: tuesday }] },
      { crn: 'X100003', minutes: 420, bookings: [{ session: thursday }] },
    ]);
  });

  it.each([
    ['crn=X100002', ['X100002']],
    ['short=true', ['X100005', 'X100006', 'X100007', 'X100008']],
    ['short=false', ['X100001', 'X100002', 'X100003', 'X100004']],
    ['page=3&size=2', ['X100007', 'X100008']],
  ])('that asks for %s is told those alone', async (query, crns) => {
    const { get, at } = await givenRosterDoor();
    const { content } = (await get(`${at}/people?${query}`)).body as { content: { crn: string }[] };
    expect(content.map(({ crn }) => crn)).toEqual(crns);
  });

  it('must be of a roster that is there', async () => {
    const { get } = await givenRosterDoor();
    expectProblem(await get('/v1/rosters/99/people'), 404);
  });
});

describe('GET /v1/rosters/{id}/people/{crn}', () => {
  it('tells their hours, where they are and why, and what their week is worth', async () => {
    const { get, at } = await givenRosterDoor();
    expect((await get(`${at}/people/X100001`)).body).toMatchObject({
      crn: 'X100001',
      minutes: 840,
      minMinutes: 420,
      short: null,
      lines: expect.arrayContaining([expect.objectContaining({ line: 'travelMinute', points: -60 })]),
      bookings: [
        { session: tuesday, travelMinutes: 30, sentence: expect.stringContaining('by the booking') },
        { session: thursday },
      ],
      breaches: [],
    });
  });

  it('tells why they are short', async () => {
    const { get, at } = await givenRosterDoor();
    expect((await get(`${at}/people/X100005`)).body).toMatchObject({
      minutes: 0,
      short: expect.stringContaining('X100005 has no hours of 7 hours: '),
      bookings: [],
    });
  });

  it('tells the bookings of theirs that the week has not any more', async () => {
    const { get, db, at } = await givenRosterDoor();
    db.$client.prepare('update sessions set status = ? where id = ?').run('stood-down', thursday);
    expect((await get(`${at}/people/X100001`)).body).toMatchObject({
      bookings: [{ session: tuesday }],
      breaches: [{ rule: 'not-in-week', session: thursday }],
    });
  });

  it('must be in the week of the roster: who is not is told why', async () => {
    const { get, at } = await givenRosterDoor((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
    });
    expectProblem(await get(`${at}/people/X100009`), 404, {
      detail: expect.stringContaining('not inducted'),
    });
  });
});

describe('GET /v1/rosters/{id}/bookings as a table', () => {
  it('has every booking that is asked for', async () => {
    const { ask, at } = await givenRosterDoor();
    const table = await ask(`${at}/bookings?format=csv`);
    expect(table.headers.get('content-disposition')).toBe('attachment; filename="roster-1-bookings.csv"');
    const rows = parse(String(table.body), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({
      crn: 'X100001',
      date: '2026-12-01',
      from: expect.any(String),
      to: expect.any(String),
      session: tuesday,
      project: 'P001',
      projectName: 'P001',
      creditMinutes: '420',
      travelMinutes: '30',
      pinned: 'false',
      inWeek: 'true',
    });
    const one = await ask(`${at}/bookings?crn=X100003`, { headers: { accept: 'text/csv' } });
    expect(parse(String(one.body), { columns: true })).toHaveLength(1);
    expectProblem(await ask('/v1/rosters/99/bookings?format=csv'), 404);
  });
});

describe('GET /v1/rosters/{id}/left-out', () => {
  it('may be asked for one reason', async () => {
    const { get, at } = await givenRosterDoor((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
      week.person('X100010').requirement('X100010', { status: 'suspended' });
    });
    expect((await get(`${at}/left-out?reason=not-inducted`)).body).toMatchObject({
      reasons: [{ requirements: 1 }, { requirements: 1 }],
      content: [{ crn: 'X100009' }],
      page: { totalElements: 1 },
    });
    expectFaultsAt(await get(`${at}/left-out?reason=odd`), 'reason');
  });
});
