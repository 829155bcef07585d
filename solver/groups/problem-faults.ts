import { isDate, isTime, type Window } from '../calendar.ts';
import type { DatedWindow, Fault } from '../roster/problem.ts';
import type { GroupProblem } from './problem.ts';

export type GroupFaultCode = 'duplicate' | 'unknown' | 'order' | 'out-of-range' | 'malformed' | 'empty';

const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
const firstWeekday = 1;
const lastWeekday = 7;

/**
 * Every fault of a problem whose shape is right: duplicate ids and rows, unknown programmes, crns, referrals and candidates,
 * bad dates and times, sessions out of order, sizes and numbers that contradict each other. Empty: the problem can be
 * solved. Never throws. A way to a venue where no candidate is stands in nobody's way: venues are named nowhere else, and a
 * group forbidden for a moment must not make the problem a faulty one.
 */
export function groupFaultsOf(problem: GroupProblem): Fault<GroupFaultCode>[] {
  const found = list();
  if (!isDate(problem.asOf)) found.add('malformed', 'asOf', `${problem.asOf} is not a date`);
  checkPolicy(problem, found);
  const programmes = checkProgrammes(problem, found);
  const { referrals, crns } = checkReferrals(problem, found, programmes);
  const candidates = checkCandidates(problem, found, programmes);
  checkPairs(problem, found, { referrals, crns, candidates });
  return found.faults;
}

type Found = ReturnType<typeof list>;

function list() {
  const faults: Fault<GroupFaultCode>[] = [];
  const add = (code: GroupFaultCode, path: string, message: string) => faults.push({ code, path, message });
  return {
    faults,
    add,
    unique<T>(path: string, rows: readonly T[], key: (row: T) => string): Set<string> {
      const seen = new Set<string>();
      rows.forEach((row, i) => {
        const name = key(row);
        if (seen.has(name)) add('duplicate', `${path}[${i}]`, `${name} stands more than once in ${path}`);
        seen.add(name);
      });
      return seen;
    },
    known(path: string, what: string, value: string, all: ReadonlySet<string>) {
      if (!all.has(value)) add('unknown', path, `${what} ${value} is not in the problem`);
    },
    whole(path: string, value: number) {
      if (!isWhole(value)) add('out-of-range', path, `${path} must be a whole number, 0 or more`);
    },
    window(path: string, { from, to }: Window) {
      if (!isTime(from)) add('malformed', `${path}.from`, `${from} is not a time`);
      if (!isTime(to)) add('malformed', `${path}.to`, `${to} is not a time`);
      if (from >= to) add('out-of-range', `${path}.to`, 'to must be later than from');
    },
    date(path: string, date: string) {
      if (!isDate(date)) add('malformed', path, `${date} is not a date`);
    },
  };
}

function checkPolicy({ policy }: GroupProblem, found: Found): void {
  found.whole('policy.maxTravelMinutes', policy.maxTravelMinutes);
  for (const [line, points] of Object.entries(policy.points)) found.whole(`policy.points.${line}`, points);
}

function checkProgrammes({ programmes }: GroupProblem, found: Found): Set<string> {
  const codes = found.unique('programmes', programmes, ({ code }) => code);
  programmes.forEach(({ code, minSize, optimumSize, maxSize }, i) => {
    const path = `programmes[${i}]`;
    for (const [name, size] of Object.entries({ minSize, optimumSize, maxSize }))
      found.whole(`${path}.${name}`, size);
    if (minSize < 1) found.add('out-of-range', `${path}.minSize`, `${code}: minSize must be at least 1`);
    if (minSize > optimumSize)
      found.add('out-of-range', `${path}.minSize`, `${code}: minSize is above optimumSize`);
    if (optimumSize > maxSize)
      found.add('out-of-range', `${path}.optimumSize`, `${code}: optimumSize is above maxSize`);
  });
  return codes;
}

function checkReferrals({ referrals }: GroupProblem, found: Found, programmes: ReadonlySet<string>) {
  const ids = found.unique('referrals', referrals, ({ id }) => id);
  referrals.forEach((referral, i) => {
    const path = `referrals[${i}]`;
    found.known(`${path}.programme`, 'programme', referral.programme, programmes);
    found.whole(`${path}.weeksWaiting`, referral.weeksWaiting);
    found.date(`${path}.readyFrom`, referral.readyFrom);
    found.date(`${path}.mustFinishBy`, referral.mustFinishBy);
    referral.availability.forEach((window, j) => {
      const { weekday } = window;
      if (!Number.isInteger(weekday) || weekday < firstWeekday || weekday > lastWeekday)
        found.add('out-of-range', `${path}.availability[${j}].weekday`, 'weekday must be 1 (Monday) to 7');
      found.window(`${path}.availability[${j}]`, window);
    });
    referral.busy.forEach((window, j) => {
      found.date(`${path}.busy[${j}].date`, window.date);
      found.window(`${path}.busy[${j}]`, window);
    });
  });
  return { referrals: ids, crns: new Set(referrals.map(({ crn }) => crn)) };
}

function checkCandidates({ candidates }: GroupProblem, found: Found, programmes: ReadonlySet<string>) {
  const ids = found.unique('candidates', candidates, ({ id }) => id);
  candidates.forEach(({ id, programme, sessions, members, seats }, i) => {
    const path = `candidates[${i}]`;
    found.known(`${path}.programme`, 'programme', programme, programmes);
    found.whole(`${path}.members`, members);
    found.whole(`${path}.seats`, seats);
    if (sessions.length === 0) found.add('empty', `${path}.sessions`, `${id} has no sessions`);
    sessions.forEach((session, j) => {
      const at = `${path}.sessions[${j}]`;
      found.date(`${at}.date`, session.date);
      found.window(at, session);
      const before = sessions[j - 1];
      if (before && !isAfter(session, before))
        found.add('order', at, `${id}: a session starts before the one in front of it has ended`);
    });
  });
  return ids;
}

const isAfter = (later: DatedWindow, earlier: DatedWindow) =>
  later.date === earlier.date ? later.from >= earlier.to : later.date > earlier.date;

interface Names {
  referrals: ReadonlySet<string>;
  crns: ReadonlySet<string>;
  candidates: ReadonlySet<string>;
}

function checkPairs(problem: GroupProblem, found: Found, { referrals, crns, candidates }: Names): void {
  const eitherWay = ([a, b]: readonly [string, string]) => (a < b ? `${a} and ${b}` : `${b} and ${a}`);
  const pairs = (path: 'conflicts' | 'keepApart', what: string, names: ReadonlySet<string>, no: string) => {
    found.unique(path, problem[path], eitherWay);
    problem[path].forEach(([a, b], i) => {
      found.known(`${path}[${i}][0]`, what, a, names);
      found.known(`${path}[${i}][1]`, what, b, names);
      if (a === b) found.add('out-of-range', `${path}[${i}]`, `${a} cannot ${no}`);
    });
  };
  pairs('conflicts', 'candidate', candidates, 'conflict with itself');

  // Rows by the hundred thousand: no text is made of one unless it is at fault.
  const reached = new Map<string, Set<string>>();
  problem.travel.forEach(([crn, venue, minutes], i) => {
    const of = reached.get(crn) ?? new Set();
    reached.set(crn, of);
    if (of.has(venue))
      found.add('duplicate', `travel[${i}]`, `${crn} to ${venue} stands more than once in travel`);
    of.add(venue);
    if (!crns.has(crn)) found.add('unknown', `travel[${i}][0]`, `crn ${crn} is not in the problem`);
    if (!isWhole(minutes))
      found.add('out-of-range', `travel[${i}][2]`, 'minutes must be a whole number, 0 or more');
  });

  pairs('keepApart', 'crn', crns, 'be kept apart from themselves');
  found.unique('pinned', problem.pinned, ([referral, candidate]) => `${referral} in ${candidate}`);
  problem.pinned.forEach(([referral, candidate], i) => {
    found.known(`pinned[${i}][0]`, 'referral', referral, referrals);
    found.known(`pinned[${i}][1]`, 'candidate', candidate, candidates);
  });
}
