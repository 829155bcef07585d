import type { Groups } from '../../solver/groups/groups.ts';
import { judgeGroups } from '../../solver/groups/judge.ts';
import type { GroupProblem } from '../../solver/groups/problem.ts';
import { type GroupBreach, rules } from '../../solver/groups/rules.ts';
import { solve } from '../../solver/groups/solve.ts';
import { parseGroupProblem } from '../intake/group-problem-file.ts';
import { parseGroups } from '../intake/groups-file.ts';
import { tellFaults } from './file-faults.ts';
import { jsonFrom, writeWhole } from './given.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { type BudgetGiven, budgetOf } from './solve-budget.ts';
import { table, thousands } from './table.ts';

/** `scheduler groups solve`: a group-problem/1 file in, a groups/1 file out; no database. */
export async function solveGroupsCommand(
  io: Io,
  given: BudgetGiven & { problem: string; out: string; json?: true },
): Promise<ExitCode> {
  const { options, cutOff } = budgetOf(io, given);
  const parsed = parseGroupProblem(await jsonFrom(given.problem, '--problem'));
  if ('faults' in parsed)
    return tellFaults(io, given.problem, parsed.faults, 'nothing was solved', given.json);
  const answer = solve(parsed.problem, {
    ...options,
    onProgress: ({ phase, points, bound, placed }) =>
      io.progress(`${phase}: ${placed} placed, points ${thousands(points)}, bound ${thousands(bound)}`),
  });
  io.progress('');
  await writeWhole(given.out, `${JSON.stringify(answer)}\n`, '--out');
  if (given.json) io.out(JSON.stringify({ ...summary(parsed.problem, answer), cutOff: cutOff() }));
  else tell(io, parsed.problem, answer, given.out, cutOff());
  return answer.status === 'infeasible' ? exitCode.infeasible : exitCode.done;
}

function summary(problem: GroupProblem, { status, points, bound, groups, waiting, conflicts }: Groups) {
  return {
    status,
    points,
    bound,
    referrals: problem.referrals.length,
    placed: groups.reduce((sum, { referrals }) => sum + referrals.length, 0),
    groups: groups.length,
    candidates: problem.candidates.length,
    waiting: waiting.length,
    ...(conflicts ? { conflicts } : {}),
  };
}

function tell(io: Io, problem: GroupProblem, answer: Groups, out: string, cutOff: boolean) {
  if (answer.conflicts) {
    io.err(`infeasible: no groups can keep these pins (${out} says the same)`);
    for (const { referral, candidate, rules: broken } of answer.conflicts)
      io.err(`${referral} in ${candidate}: ${broken.join(', ')}`);
    return;
  }
  const sum = summary(problem, answer);
  io.out(
    table(
      ['the groups', ''],
      [
        ['status', cutOff ? `${sum.status}, stopped by --seconds` : sum.status],
        ['points', thousands(sum.points)],
        ['bound', thousands(sum.bound)],
        ['groups', `${sum.groups} of ${sum.candidates} that could be`],
        ['people placed', `${thousands(sum.placed)} of ${thousands(sum.referrals)} referrals`],
        ['left waiting', thousands(sum.waiting)],
      ],
    ),
  );
  io.out(`written to ${out}`);
}

/** `scheduler groups check`: any program's groups of a problem, judged: the rules they break and their true points. */
export async function checkGroupsCommand(
  io: Io,
  given: { problem: string; groups: string; json?: true },
): Promise<ExitCode> {
  const parsed = parseGroupProblem(await jsonFrom(given.problem, '--problem'));
  if ('faults' in parsed)
    return tellFaults(io, given.problem, parsed.faults, 'nothing was judged', given.json);
  const read = parseGroups(await jsonFrom(given.groups, '--groups'), parsed.problem);
  if ('faults' in read) return tellFaults(io, given.groups, read.faults, 'nothing was judged', given.json);
  const { answer } = read;
  const { breaches, points, byLine } = judgeGroups(parsed.problem, answer.groups);
  // An answer that says there are no groups has none to judge.
  const isAnswer = answer.status !== 'infeasible';
  const wrongClaims = [
    ...(isAnswer && answer.points !== null && answer.points !== points
      ? [`points: says ${thousands(answer.points)}, counts ${thousands(points)}`]
      : []),
    ...(isAnswer && answer.bound !== null && answer.bound < points
      ? [`bound: says ${thousands(answer.bound)}, the groups have ${thousands(points)}`]
      : []),
  ];
  const obeys = !isAnswer || breaches.length === 0;
  if (given.json) io.out(JSON.stringify({ obeys, points, byLine, breaches, wrongClaims }));
  else {
    if (isAnswer) for (const breach of breaches) io.out(inWords(breach));
    for (const claim of wrongClaims) io.out(claim);
    io.out(
      isAnswer
        ? `${obeys ? 'obeys every rule' : `breaks ${breaches.length} rules`}, ${thousands(points)} points`
        : 'infeasible: there are no groups to judge',
    );
  }
  return obeys && wrongClaims.length === 0 ? exitCode.done : exitCode.broken;
}

const sentences = new Map<string, string>(rules.map((rule) => [rule.name, rule.sentence]));

function inWords({ rule, referral, candidate, other }: GroupBreach): string {
  const where = [referral, candidate].filter((name) => name !== null).join(' in ');
  return `${rule}: ${where} ${sentences.get(rule)}${other === null ? '' : ` (${other})`}`;
}
