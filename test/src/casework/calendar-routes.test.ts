import { expect, it } from 'vitest';
import { createCalendarLink, revokeCalendarLinks } from '../../../db/calendar-links.ts';
import { calendarSecretHash, newCalendarSecret } from '../../../src/http/calendar-secret.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';

const at = '2026-11-30T09:00:00.000Z';

async function givenLink() {
  const door = givenDoor();
  await givenRegion()
    .person('X100001')
    .requirement('X100001')
    .project('P1', { name: 'Churchyard, St John' })
    .pickUpPoint('east-croydon', { name: 'East Croydon' })
    .allocation('X100001', 'P1', { pickUpPoint: 'east-croydon', pickUpTime: '08:45' })
    .session('P1', '2026-12-07')
    .session('P1', '2027-06-07')
    .session('P1', '2026-11-23')
    .appointment('X100001', 'P1-2026-11-23', { outcome: 'AASD', creditedMinutes: 0 })
    .appointment('X100001', 'P1-2026-12-07', { allocation: 'X100001-P1-1' })
    .appointment('X100001', 'P1-2027-06-07')
    .keep(door.db);
  const secret = newCalendarSecret();
  await createCalendarLink(door.db, 'X100001', calendarSecretHash(secret), at);
  return { ...door, address: `/v1/calendars/${secret}.ics` };
}

it('a calendar reads when and where, as instants, and nothing of what it is for', async () => {
  const { get, address } = await givenLink();
  const { status, type, body } = await get(address);
  expect({ status, type }).toEqual({ status: 200, type: 'text/calendar; charset=utf-8' });
  // Folded lines are one line.
  const lines = (body as string).replaceAll('\r\n ', '').split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
  // Half past nine: in winter the same in UTC, in summer half past eight.
  for (const line of [
    'DTSTART:20261207T093000Z',
    'DTEND:20261207T163000Z',
    'DTSTART:20270607T083000Z',
    'LOCATION:Churchyard\\, St John',
    'GEO:51.372;-0.101',
    'DESCRIPTION:Pick-up at East Croydon\\, 08:45',
    'DTSTAMP:20261130T090000Z',
  ])
    expect(lines).toContain(line);
  const text = lines.join('\n');
  expect(text.match(/^STATUS:.*$/gm)).toEqual(['STATUS:CANCELLED', 'STATUS:CONFIRMED', 'STATUS:CONFIRMED']);
  expect(text.match(/^SUMMARY:.*$/gm)).toEqual(Array(3).fill('SUMMARY:Appointment'));
  expect(text).not.toMatch(/unpaid|probation|AASD|X\d{6}/i);
  // The same appointment is the same event each time it is read.
  expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(3);
  expect((await get(address)).body).toBe(body);
});

it('a link that is revoked, guessed or cut short is not there', async () => {
  const { db, get, address } = await givenLink();
  expectProblem(await get(address.slice(0, -4)), 404);
  expectProblem(await get(`/v1/calendars/${newCalendarSecret()}.ics`), 404);
  await revokeCalendarLinks(db, 'X100001', at);
  expectProblem(await get(address), 404);
});

it('no log says which link was read', async () => {
  const { get, address, logged } = await givenLink();
  await get(address);
  expect(logged().at(-1)).toMatchObject({ route: '/v1/calendars/:file', status: 200 });
  expect(JSON.stringify(logged())).not.toContain(address);
});
