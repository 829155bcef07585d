import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { connect } from '../../../db/connect.ts';
import { pdus } from '../../../db/schema.ts';
import { createApp } from '../../../src/app.ts';
import type { Deps } from '../../../src/deps.ts';
import { aTest } from '../../given/acting.ts';
import { anAdmin, bearer, ownAccess } from '../../given/callers.ts';

/**
 * A process that is at a request with a key: it says `begun`, changes something when it is told to, says `changed`, and
 * answers when it is told to again. To be killed at either, or not.
 */
const [file = ''] = process.argv.slice(2);
const say = (word: string) => writeSync(1, `${word}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const db = connect(file, aTest);
const clock = { today: () => '2026-11-30', now: () => '2026-11-30T09:00:00.000Z' };
const deps: Partial<Deps> = {
  db,
  clock,
  access: ownAccess(clock),
  log: pino({ level: 'silent' }),
  programmes: new Set(),
  templates: [],
};
const app = createApp(deps as Deps);
app.post('/v1/slow', async (c) => {
  say('begun');
  await lines.next();
  db.insert(pdus).values({ code: 'changed', name: 'Changed', region: 'london' }).run();
  say('changed');
  await lines.next();
  return c.json({ carriedOutBy: 'the other process' }, 201);
});
const response = await app.request('/v1/slow', {
  method: 'POST',
  headers: {
    authorization: await bearer(anAdmin),
    'content-type': 'application/json',
    'idempotency-key': 'first',
  },
  body: '{}',
});
say(String(response.status));
process.exit();
