import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenLife, shortProgramme } from '../../given/group-life.ts';

const template = shortProgramme({ partnerLinkWorker: { leadDays: 7 } });
const address = '/v1/partner-link-worker-tasks';

/** One-to-ones on Friday 11 December: workers are due on the 4th. */
async function withTasks() {
  const life = await givenLife({ template, people: 5 });
  await life.open({ referrals: ['R1', 'R2', 'R3', 'R4'], startsOn: '2026-12-08' });
  return life;
}

describe('The task of a partner link worker', () => {
  it('comes with every member, due some days before his first session, open until done', async () => {
    const { get, post, on } = await withTasks();
    expect((await get(address)).body).toMatchObject({
      content: [
        {
          group: 'G1',
          referral: 'R1',
          crn: 'X100001',
          due: '2026-12-04',
          state: 'open',
          overdue: false,
          notice: null,
        },
        {},
        {},
        {},
      ],
      page: { totalElements: 4 },
    });
    expect(await post(`${address}/G1/R1/done`)).toMatchObject({
      status: 200,
      body: { referral: 'R1', state: 'done', doneBy: 'A. Manager', doneAt: '2026-11-30T09:00:00.000Z' },
    });
    on('2026-12-05');
    expect((await get(`${address}?state=open&due=2026-12-05&region=london&size=2`)).body).toMatchObject({
      content: [
        {
          referral: 'R2',
          overdue: true,
          notice:
            'The partner link worker for X100002 was to be allocated by 4 December 2026: allocate one now',
        },
        {},
      ],
      page: { totalElements: 3 },
    });
    expect((await get(`${address}?due=2026-12-03`)).body).toMatchObject({ content: [] });
    const table = ((await get(`${address}?format=csv`)).body as string).split('\n');
    expect(table.slice(0, 2)).toEqual([
      'due,state,overdue,programme,group,referral,crn',
      '2026-12-04,done,false,SHORT,G1,R1,X100001',
    ]);
  });

  it('is done once, and must be there', async () => {
    const { post } = await withTasks();
    await post(`${address}/G1/R1/done`);
    expectProblem(await post(`${address}/G1/R1/done`), 409, { rule: 'done' });
    expectProblem(await post(`${address}/G1/R9/done`), 404);
  });

  it('comes with a joiner, and goes with whoever leaves before he came', async () => {
    const { post, get } = await withTasks();
    await post('/v1/groups/G1/join', { referral: 'R5' });
    await post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'waiting' });
    const { content } = (await get(address)).body as { content: { referral: string }[] };
    expect(content.map(({ referral }) => referral).sort()).toEqual(['R2', 'R3', 'R4', 'R5']);
  });

  it('moves with the first session', async () => {
    const life = await givenLife({
      template: shortProgramme({
        partnerLinkWorker: { leadDays: 7 },
        sessions: shortProgramme()
          .sessions.filter(({ kind }) => kind === 'group')
          .map((one, i) => ({ ...one, number: i + 1 })),
      }),
    });
    await life.open({ startsOn: '2026-12-08' });
    await life.post('/v1/groups/G1/sessions/G1-1/reschedule', {
      date: '2026-12-10',
      from: '18:00',
      follow: true,
    });
    expect((await life.get(address)).body).toMatchObject({ content: [{ due: '2026-12-03' }, {}, {}, {}] });
  });

  it('stands in no view of a member, a group or a facilitator', async () => {
    const { get, ask } = await withTasks();
    const feed = async (owner: string) => {
      const made = await ask(`/v1/${owner}/calendar-link`, { method: 'POST' });
      return (await get((made.body as { address: string }).address)).body;
    };
    for (const view of [
      (await get('/v1/groups/G1')).body,
      (await get('/v1/groups/G1/members')).body,
      (await get('/v1/groups/G1/sessions')).body,
      (await get('/v1/people/X100001/programme-sessions')).body,
      await feed('people/X100001'),
      await feed('facilitators/F1'),
    ])
      expect(JSON.stringify(view)).not.toMatch(/partner|link.?worker/i);
  });
});
