import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenLife } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

async function opened() {
  const life = await givenLife({
    tell: ({ region }) => {
      region.rows.venues[0]!.name = 'The Old Library';
    },
  });
  await life.open();
  const link = async (owner: string) => {
    const made = await life.ask(`/v1/${owner}/calendar-link`, { method: 'POST' });
    expect(made.status).toBe(201);
    return (made.body as { address: string }).address;
  };
  /** Folded lines are one line. */
  const read = async (address: string) =>
    ((await life.get(address)).body as string).replaceAll('\r\n ', '').split('\r\n');
  return { ...life, link, read };
}
const count = (lines: string[], line: string) => lines.filter((one) => one === line).length;

describe('The calendar of a facilitator', () => {
  it('has what they hold: times, places and programmes, and nobody who comes', async () => {
    const { link, read, get } = await opened();
    const address = await link('facilitators/F1');
    const lines = await read(address);
    expect((await get(address)).type).toBe('text/calendar; charset=utf-8');
    // Four group sessions, and half of the eight one-to-ones.
    expect(count(lines, 'SUMMARY:SHORT')).toBe(4);
    expect(count(lines, 'SUMMARY:SHORT one-to-one')).toBe(4);
    for (const line of ['DTSTART:20261208T180000Z', 'DTEND:20261208T200000Z', 'LOCATION:The Old Library'])
      expect(lines).toContain(line);
    expect(lines.join('\n')).not.toMatch(/X\d{6}|\bR\d\b|G1/);
  });

  it('is read by a secret link that can be revoked, and is not kept', async () => {
    const { link, get, ask, db } = await opened();
    const address = await link('facilitators/F1');
    const secret = address.split('/').at(-1)!.replace('.ics', '');
    expect(JSON.stringify(allKept(db))).not.toContain(secret);
    expectProblem(await get(address.slice(0, -4)), 404);
    expectProblem(await get('/v1/facilitator-calendars/guessed.ics'), 404);
    // Nor is it a link to anybody's appointments.
    expectProblem(await get(`/v1/calendars/${secret}.ics`), 404);
    expect((await ask('/v1/facilitators/F1/calendar-link', { method: 'DELETE' })).status).toBe(204);
    expectProblem(await get(address), 404);
    expectProblem(await ask('/v1/facilitators/F9/calendar-link', { method: 'POST' }), 404);
    expectProblem(await ask('/v1/facilitators/F9/calendar-link', { method: 'DELETE' }), 404);
  });
});

describe('The calendar of a member', () => {
  it('has group sessions and one-to-ones beside other appointments, and does not say what they are', async () => {
    const { link, read } = await opened();
    const lines = await read(await link('people/X100001'));
    // Four group sessions and two one-to-ones.
    expect(count(lines, 'SUMMARY:Appointment')).toBe(6);
    expect(count(lines, 'LOCATION:The Old Library')).toBe(6);
    expect(lines.join('\n')).not.toMatch(/SHORT|programme|group|one-to-one|probation|X\d{6}/i);
  });

  it('follows what moves, with a further sequence, and what is called off', async () => {
    const { link, read, post, on } = await opened();
    const address = await link('people/X100001');
    await post('/v1/groups/G1/sessions/G1-5/reschedule', { date: '2026-12-22', from: '18:00', follow: true });
    const lines = await read(address);
    expect(lines).toContain('DTSTART:20261222T180000Z');
    expect(count(lines, 'SEQUENCE:2')).toBe(2);
    on('2026-12-09');
    await post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'waiting' });
    // Only what was before he left.
    expect(count(await read(address), 'SUMMARY:Appointment')).toBe(2);
  });
});
