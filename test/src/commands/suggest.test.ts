import { expect, it } from 'vitest';
import { textsOf, writeTexts } from '../../given/files.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { thursday, tuesday, twoPdus } from '../../given/two-pdus.ts';

/** The week of two PDUs, rostered from the command line. */
async function givenRosteredWeek(add: (week: GivenRegion) => void = () => {}) {
  const terminal = givenTerminal();
  const week = twoPdus();
  add(week);
  await terminal.run('import', writeTexts(`${terminal.folder}/week`, textsOf(week.rows)));
  const made = await terminal.run('roster', 'run', '--json');
  if (made.code !== 0) throw new Error(made.err);
  return terminal;
}

it('a roster tells the best places, the best people and why someone is where they are', async () => {
  const { run } = await givenRosteredWeek();
  const [{ key: crn, bookings }] = JSON.parse((await run('roster', 'show', '--by', 'person', '--json')).out);
  const { session } = bookings[0];

  const places = await run('roster', 'places', crn, '--most', '3');
  expect(places).toMatchObject({ code: 0, err: '' });
  for (const words of [`${crn} has `, 'stands in the way', 'gives up', '09:30-16:30'])
    expect(places.out).toContain(words);
  expect(JSON.parse((await run('roster', 'places', crn, '--most', '1', '--json')).out).places).toHaveLength(
    1,
  );

  const people = await run('roster', 'people', tuesday, '--roster', '1');
  expect(people).toMatchObject({ code: 0, out: expect.stringMatching(/of 10 places taken\n\ncrn +hours/) });
  expect(JSON.parse((await run('roster', 'people', tuesday, '--json')).out).session).toBe(tuesday);

  const why = await run('roster', 'why', crn, session);
  expect(why.out).toMatch(new RegExp(`^${crn} on ${session}: [\\d,]+ points won by the booking: `));
  expect(why.out).toContain('Elsewhere instead, points against staying');
});

it('a roster tells where places are lacking', async () => {
  const { run } = await givenRosteredWeek((week) => {
    week.project('P004').session('P004', '2026-12-05', { capacity: 1 });
    for (const crn of ['X100001', 'X100002'])
      week.onlyFree(crn, [6, '08:00', '18:00']).travel(crn, 'P004', 30);
  });
  expect(await run('roster', 'scarce')).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      '1 more place near hackney on Saturday 5 December would give 1 person their first 7 hours',
    ),
  });
  expect(JSON.parse((await run('roster', 'scarce', '--json')).out)).toMatchObject({
    seats: [{}],
    unserved: [],
  });
});

it('a roster tells its points, those of a person and those of a session', async () => {
  const { run } = await givenRosteredWeek();
  const roster = await run('roster', 'score');
  expect(roster.out).toMatch(/travelMinute +-[\d,]+ +[\d,]+ points lost on travel/);
  const { points, lines } = JSON.parse((await run('roster', 'score', '--json')).out);
  expect(lines.reduce((sum: number, line: { points: number }) => sum + line.points, 0)).toBe(points);
  expect(roster.out).toMatch(new RegExp(`\\nall +${points.toLocaleString('en-GB')}$`));
  expect((await run('roster', 'score', '--person', 'X100001')).out).toContain('travelMinute');
  expect(JSON.parse((await run('roster', 'score', '--session', thursday, '--json')).out)).toMatchObject({
    session: thursday,
  });
});

it('what is asked wrong is one line and exit code 2', async () => {
  const { run } = await givenRosteredWeek();
  const wrong: [string[], string][] = [
    [['places', 'X999999'], 'roster places: The week of the roster has no such person'],
    [['places', 'X100001', '--roster', '7'], 'roster places: There is no such roster'],
    [['places', 'X100001', '--most', '0'], '--most: 0 is not a whole number from 1 to 100'],
    [['people', 'nowhere'], 'roster people: The week of the roster has no such session'],
    [['why', 'X100001', 'nowhere'], 'roster why: The week of the roster has no such session'],
    [['scarce', '--week', '2026-12-07'], 'roster: there is none for london in the week of 2026-12-07 yet'],
    [
      ['scarce', '--roster', '1', '--week', '2026-12-07'],
      "error: option '--roster <roster>' cannot be used with option '--week <monday>'",
    ],
    [['score', '--roster', '7'], 'roster score: There is no such roster'],
    [
      ['score', '--person', 'X100001', '--session', tuesday],
      "error: option '--person <crn>' cannot be used with option '--session <session>'",
    ],
  ];
  for (const [args, words] of wrong) {
    const { code, err } = await run('roster', ...args);
    expect({ args, code, err }).toEqual({ args, code: 2, err: expect.stringContaining(words) });
    expect(err.trim().split('\n')).toHaveLength(1);
  }
});
