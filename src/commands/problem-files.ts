import { judge } from '../../solver/roster/judge.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import type { Roster } from '../../solver/roster/roster.ts';
import { rules } from '../../solver/roster/rules.ts';
import { solve } from '../../solver/roster/solve.ts';
import { parseProblem } from '../intake/problem-file.ts';
import { parseRoster } from '../intake/roster-file.ts';
import { tellFaults } from './file-faults.ts';
import { jsonFrom, writeWhole } from './given.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { type BudgetGiven, budgetOf } from './solve-budget.ts';
import { hours, table, thousands } from './table.ts';

/** `scheduler roster solve`: a roster-problem/1 file in, a roster/1 file out; no database. */
export async function solveCommand(
  io: Io,
  given: BudgetGiven & { problem: string; out: string; json?: true },
): Promise<ExitCode> {
  const { options, cutOff } = budgetOf(io, given);
  const parsed = parseProblem(await jsonFrom(given.problem, '--problem'));
  if ('faults' in parsed)
    return tellFaults(io, given.problem, parsed.faults, 'nothing was solved', given.json);

  const roster = solve(parsed.problem, {
    ...options,
    onProgress: ({ phase, points, bound }) =>
      io.progress(`${phase}: points ${told(points)}, bound ${told(bound)}`),
  });
  io.progress('');
  await writeWhole(given.out, `${JSON.stringify(roster)}\n`, '--out');
  if (given.json) io.out(JSON.stringify({ ...summary(parsed.problem, roster), cutOff: cutOff() }));
  else tellRoster(io, parsed.problem, roster, given.out, cutOff());
  return roster.status === 'infeasible' ? exitCode.infeasible : exitCode.done;
}

const told = (points: number | null) => (points === null ? '-' : thousands(points));

function summary(
  problem: RosterProblem,
  { status, points, bound, bookings, stoodDown, short, conflicts }: Roster,
) {
  const credit = new Map(problem.sessions.map((session) => [session.id, session.creditMinutes]));
  return {
    status,
    points,
    bound,
    people: problem.people.length,
    placed: new Set(bookings.map(([crn]) => crn)).size,
    minutesDue: problem.people.reduce((sum, person) => sum + person.minMinutes, 0),
    minutesOffered: bookings.reduce((sum, [, id]) => sum + credit.get(id)!, 0),
    bookings: bookings.length,
    stoodDown: stoodDown.length,
    short: short.length,
    ...(conflicts ? { conflicts } : {}),
  };
}

function tellRoster(io: Io, problem: RosterProblem, roster: Roster, out: string, cutOff: boolean) {
  if (roster.conflicts) {
    io.err(`infeasible: no roster can keep these pins (${out} says the same)`);
    for (const { crn, session, rules } of roster.conflicts)
      io.err(`${crn} on ${session}: ${rules.join(', ')}`);
    return;
  }
  const sum = summary(problem, roster);
  io.out(
    table(
      ['the week', ''],
      [
        ['status', cutOff ? `${sum.status}, stopped by --seconds` : sum.status],
        ['points', thousands(sum.points)],
        ['bound', thousands(sum.bound)],
        ['people placed', `${thousands(sum.placed)} of ${thousands(sum.people)}`],
        ['hours offered', `${hours(sum.minutesOffered)} of ${hours(sum.minutesDue)} due`],
        ['people short', thousands(sum.short)],
        ['sessions stood down', `${sum.stoodDown} of ${problem.sessions.length}`],
      ],
    ),
  );
  io.out(`written to ${out}`);
}

/** `scheduler roster check`: any program's roster of a problem, judged: the rules it breaks and its true points. */
export async function checkCommand(
  io: Io,
  given: { problem: string; roster: string; json?: true },
): Promise<ExitCode> {
  const parsed = parseProblem(await jsonFrom(given.problem, '--problem'));
  if ('faults' in parsed)
    return tellFaults(io, given.problem, parsed.faults, 'nothing was judged', given.json);
  const read = parseRoster(await jsonFrom(given.roster, '--roster'), parsed.problem);
  if ('faults' in read) return tellFaults(io, given.roster, read.faults, 'nothing was judged', given.json);
  const { roster } = read;
  const { breaches, points, byLine, stoodDown } = judge(parsed.problem, roster.bookings);
  // An answer that says no roster exists has no bookings to judge.
  const isRoster = roster.status !== 'infeasible';
  const wrongClaims = [
    ...(isRoster && roster.points !== null && roster.points !== points
      ? [`points: says ${thousands(roster.points)}, counts ${thousands(points)}`]
      : []),
    ...(isRoster && roster.bound !== null && roster.bound < points
      ? [`bound: says ${thousands(roster.bound)}, the roster has ${thousands(points)}`]
      : []),
  ];
  const obeys = !isRoster || breaches.length === 0;
  if (given.json) io.out(JSON.stringify({ obeys, points, byLine, stoodDown, breaches, wrongClaims }));
  else {
    const sentences = new Map<string, string>(rules.map((rule) => [rule.name, rule.sentence]));
    if (isRoster)
      for (const { rule, crn, session } of breaches)
        io.out(
          `${rule}: ${[crn, session].filter((name) => name !== null).join(' on ')} ${sentences.get(rule)}`,
        );
    for (const claim of wrongClaims) io.out(claim);
    if (!isRoster) io.out('infeasible: there is no roster to judge');
    else
      io.out(
        `${obeys ? 'obeys every rule' : `breaks ${breaches.length} rules`}, ${thousands(points)} points`,
      );
  }
  return obeys && wrongClaims.length === 0 ? exitCode.done : exitCode.broken;
}
