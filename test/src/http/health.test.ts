import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';

describe('/health and /ready', () => {
  it('are both well when the database answers', async () => {
    const { get } = givenDoor();
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await get('/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('tell a process that is up from one that can serve', async () => {
    const { get, db } = givenDoor();
    db.$client.close();
    expect((await get('/health')).status).toBe(200);
    expectProblem(await get('/ready'), 503);
  });
});
