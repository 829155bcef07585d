import { describe, expect, it } from 'vitest';
import { bearer } from '../../../given/callers.ts';
import { type Asking, givenDoor, givenServer } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenJudgedDraft, givenTwoPdus, onFriday } from '../../../given/rostered.ts';
import { givenRuns } from '../../../given/running.ts';
import { region, weekStart } from '../../../given/two-pdus.ts';

async function depsWith(work: string) {
  const db = await givenTwoPdus();
  const runs = await givenRuns(db, new URL(`../../../given/work/${work}.ts`, import.meta.url));
  return { db, runs, clock: onFriday };
}

const start = ({ send }: Asking, others: object = {}) =>
  send('POST', '/v1/rosters', { region, weekStart, seconds: 60, ...others });

/** A run that has ended, and who reads of it. */
async function givenEnded(work: string, around: boolean = false) {
  const deps = await depsWith(work);
  const door = givenDoor(deps);
  await start(door, around ? { around: await givenJudgedDraft(deps.db, []) } : {});
  await deps.runs.ended(1);
  return { ...door, ...readerAt(door) };
}

async function whileItRuns() {
  const server = await givenServer(await depsWith('patient'));
  await start(server);
  for (;;) {
    const { body } = await server.get('/v1/runs/1');
    if ((body as { progress: unknown }).progress !== null) return { ...server, ...readerAt(server) };
  }
}

describe('the page of a run', () => {
  it('says how far it is, by reload too', async () => {
    const { open } = await whileItRuns();
    const page = await open('/runs/1');
    const words = page.words;
    expect(words).toContain('London, week of Monday 30 November 2026 The roster is being made');
    expect(words).toContain('Making the roster better');
    expect(words).toMatch(/People placed 1 person/);
    expect(words).toMatch(/Best possible points −100 points/);
    expect(words).toContain('still far from the best possible');
    expect(words).toMatch(/\d seconds? of 1 minute/);
    expect(page.html).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    expect(page.html).toContain('/assets/progress.js');
    expect(page.links).toContain('/runs/1');
  });

  it('stops it, and then leads to the roster that was made of the best', async () => {
    const { sendAlone, open, deps } = await whileItRuns();
    const { address, words } = await sendAlone('/runs/1/stop', {});
    expect(address).toBe('/runs/1');
    expect(words).toContain('The run has been told to stop.');
    await deps.runs.ended(1);
    const page = await open('/runs/1');
    expect(page.words).toContain('The roster is made');
    expect(page.links).toContain('/rosters/1');
    const again = await sendAlone('/runs/1/stop', {});
    expect(again.status).toBe(409);
    expect(again.words).toContain('There is a problem');
  });

  it('says of a run that waits that it waits', async () => {
    const deps = await depsWith('patient');
    const door = givenDoor(deps);
    await start(door);
    await start(door, { weekStart: '2026-12-07' });
    const { open, sendAlone } = readerAt(door);
    expect((await open('/runs/2')).words).toContain('Waiting for its turn');
    expect((await open('/runs/2')).words).toContain('Stop before it begins');
    await sendAlone('/runs/2/stop', {});
    expect((await open('/runs/2')).words).toContain('It was stopped before it began');
  });

  it('says why one failed, and lets one that had a roster go on from there', async () => {
    const { open, sendAlone } = await givenEnded('dying');
    const words = (await open('/runs/1')).words;
    expect(words).toContain('No roster was made');
    expect(words).toContain('Something went wrong; the log has it under run 1');
    expect(words).toContain('Resume from its best');
    const resumed = await sendAlone('/runs/1/resume', {});
    expect(resumed.address).toBe('/runs/2');
    expect(resumed.words).toContain('The run goes on from its best roster.');
    expect(resumed.words).toContain('It began from the best roster of run 1');
    const again = await sendAlone('/runs/1/resume', {});
    expect(again.address).toBe('/runs/2');
  });

  it('says which data are at fault', async () => {
    const { open } = await givenEnded('faulty');
    const words = (await open('/runs/1')).words;
    expect(words).toContain('The data have faults');
    expect(words).toContain('Mend these data, then run the week again: min is above max');
    expect(words).not.toContain('Resume');
  });

  it('says which pins no roster can keep', async () => {
    const { open } = await givenEnded('pinned-in', true);
    const page = await open('/runs/1');
    expect(page.words).toContain('X100001 on P001-2026-12-01: travel');
    expect(page.links).toContain('/rosters/1');
  });

  it('is for schedulers who may see the area', async () => {
    const door = givenDoor(await depsWith('patient'));
    await start(door);
    const read = (path: string, caller: object) => readerAt(door.as(caller)).open(path);
    expect((await read('/runs/1', { roles: ['caseworker'] })).status).toBe(403);
    expect((await read('/runs/1', { roles: ['scheduler'], regions: ['wales'] })).status).toBe(404);
    expect((await read('/runs/1/events', { roles: ['scheduler'], regions: ['wales'] })).status).toBe(404);
  });
});

interface Told {
  phase: string;
  ended: boolean;
  roster: number | null;
}

/** What is told to a page that is open, until there is no more. */
async function* toldBy(url: string, authorization: string, signal?: AbortSignal): AsyncGenerator<Told> {
  const headers = { authorization, 'accept-encoding': 'gzip' };
  const answer = await fetch(url, { headers, ...(signal && { signal }) });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('content-encoding')).toBeNull();
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) yield JSON.parse(event.replace(/^event: told\ndata: /, '')) as Told;
  }
}

describe('a run that is watched', () => {
  it('is told as it goes, and ends with its roster', async () => {
    const { served, sendAlone, deps } = await whileItRuns();
    const told: Told[] = [];
    for await (const one of toldBy(`${served.url}/runs/1/events`, await bearer())) {
      told.push(one);
      if (told.length === 2) await sendAlone('/runs/1/stop', {});
    }
    expect(told[0]).toMatchObject({ phase: 'Making the roster better', ended: false });
    expect(told.at(-1)).toMatchObject({ ended: true, roster: 1 });
    await deps.runs.ended(1);
  });

  it('is told no more once the service ends', async () => {
    const { served } = await whileItRuns();
    const watched = toldBy(`${served.url}/runs/1/events`, await bearer());
    await watched.next();
    const endedAt = performance.now();
    const closed = served.close();
    while (!(await watched.next()).done);
    await closed;
    expect(performance.now() - endedAt).toBeLessThan(3_000);
  });

  it('is not looked at any more once its reader has gone', async () => {
    const server = await whileItRuns();
    let looks = 0;
    const { state } = server.deps.runs;
    server.deps.runs.state = async (id) => {
      looks += 1;
      return state(id);
    };
    const gone = new AbortController();
    const watched = toldBy(`${server.served.url}/runs/1/events`, await bearer(), gone.signal);
    await watched.next();
    gone.abort();
    await new Promise((later) => setTimeout(later, 1_200));
    const before = looks;
    await new Promise((later) => setTimeout(later, 1_200));
    expect(looks).toBe(before);
  });
});
