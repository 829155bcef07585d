import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RequestIdVariables } from 'hono/request-id';
import { pino } from 'pino';
import { connect } from '../../../db/connect.ts';
import { createApp } from '../../../src/app.ts';
import type { Deps } from '../../../src/deps.ts';
import { givenChange } from '../../given/audited.ts';

/**
 * A process that is at a request with a key: it says `begun`, changes something when it is told to, says `changed`, and
 * answers when it is told to again. To be killed at either, or not.
 */
const [file = ''] = process.argv.slice(2);
const say = (word: string) => writeSync(1, `${word}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const db = connect(file);
const deps: Partial<Deps> = {
  db,
  clock: { today: () => '2026-11-30', now: () => '2026-11-30T09:00:00.000Z' },
  log: pino({ level: 'silent' }),
  programmes: new Set(),
  templates: [],
};
const app = createApp(deps as Deps);
app.post('/v1/slow', async (c) => {
  say('begun');
  await lines.next();
  givenChange(db, {
    request: (c.var as Partial<RequestIdVariables>).requestId,
    at: '2026-11-30T09:00:01.000Z',
  });
  say('changed');
  await lines.next();
  return c.json({ carriedOutBy: 'the other process' }, 201);
});
const response = await app.request('/v1/slow', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'first' },
  body: '{}',
});
say(String(response.status));
process.exit();
