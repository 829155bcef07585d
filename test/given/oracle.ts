import highsModule, { type Highs } from 'highs';
import { factsOf } from '../../solver/roster/facts.ts';
import type { Booking, RosterProblem } from '../../solver/roster/problem.ts';
import { bookingRulesAgainst } from '../../solver/roster/rules.ts';

export interface OracleAnswer {
  status: 'optimal' | 'infeasible' | 'unproven';
  points: number;
  bookings: Booking[];
}

// The package's types describe its CommonJS build, where the loader is a property; this is the ES module.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: Promise<Highs> | undefined;

/**
 * The optimum by HiGHS, from a plain integer programme of the format that shares nothing with our search: one binary a
 * bookable pair, minutes split over three pieces by their worth. Needs points that fall with each piece (as policy's do).
 */
export async function oracle(problem: RosterProblem, seconds: number): Promise<OracleAnswer> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { lp, constant, names } = modelOf(problem);
  if (names.size === 0) {
    const solvable = problem.pinned.length === 0;
    return { status: solvable ? 'optimal' : 'infeasible', points: constant, bookings: [] };
  }
  const answer = highs.solve(lp, {
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    output_flag: false,
  });
  if (answer.Status === 'Infeasible') return { status: 'infeasible', points: 0, bookings: [] };
  const columns = answer.Columns as Record<string, { Primal?: number }>;
  const bookings = [...names].filter(([name]) => (columns[name]?.Primal ?? 0) > 0.5).map(([, b]) => b);
  return {
    status: answer.Status === 'Optimal' ? 'optimal' : 'unproven',
    points: Math.round(answer.ObjectiveValue + constant),
    bookings,
  };
}

function modelOf(problem: RosterProblem) {
  const facts = factsOf(problem, []);
  const { points, firstMinutes } = problem.policy;
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const binaries: string[] = [];
  const names = new Map<string, Booking>();
  let constant = 0;
  const told = new Set(problem.published.map(([crn, id]) => `${crn} ${id}`));
  const pinned = new Set(problem.pinned.map(([crn, id]) => `${crn} ${id}`));
  const onSession = new Map<string, { x: string; crn: string; female: boolean }[]>();
  let pinLost = false;
  const term = (k: number, name: string) => `${k < 0 ? '-' : '+'} ${Math.abs(k)} ${name}`;
  const row = (terms: string[], bound: string) => rows.push(` c${rows.length}: ${terms.join(' ')} ${bound}`);

  problem.people.forEach((person, p) => {
    const mine = problem.sessions.flatMap((session, s) => {
      if (bookingRulesAgainst(person, session, facts).length > 0) {
        if (pinned.has(`${person.crn} ${session.id}`)) pinLost = true;
        return [];
      }
      const x = `x${p}_${s}`;
      names.set(x, [person.crn, session.id]);
      binaries.push(x);
      const gain =
        -points.travelMinute * facts.travelMinutes(person.crn, session.project)! +
        (person.usualProject === session.project ? points.usualProject : 0) +
        (session.kind === 'ete' ? points.ete : 0) +
        (told.has(`${person.crn} ${session.id}`) ? points.published : 0);
      if (gain !== 0) objective.push(term(gain, x));
      if (pinned.has(`${person.crn} ${session.id}`)) row([`+ 1 ${x}`], '= 1');
      const list = onSession.get(session.id);
      const entry = { x, crn: person.crn, female: person.sex === 'female' };
      if (list) list.push(entry);
      else onSession.set(session.id, [entry]);
      return [{ x, session }];
    });
    const first = Math.min(firstMinutes, person.minMinutes);
    const further = person.minMinutes - first;
    constant -= person.urgency * (points.firstShortMinute * first + points.shortMinute * further);
    if (person.mustCommence) constant -= points.notCommenced;
    if (mine.length === 0) return;
    const pieces: [string, number, number][] = [
      [`f${p}`, first, points.firstShortMinute],
      [`g${p}`, further, points.shortMinute],
      [`h${p}`, person.maxMinutes - person.minMinutes, points.extraMinute],
    ];
    for (const [name, most, worth] of pieces) {
      objective.push(term(worth * person.urgency, name));
      bounds.push(` 0 <= ${name} <= ${most}`);
    }
    row([...mine.map((m) => term(m.session.creditMinutes, m.x)), ...pieces.map(([n]) => `- 1 ${n}`)], '= 0');
    for (const date of new Set(mine.map((m) => m.session.date))) {
      const same = mine.filter((m) => m.session.date === date);
      if (same.length > 1)
        row(
          same.map((m) => `+ 1 ${m.x}`),
          '<= 1',
        );
    }
    const ete = mine.filter((m) => m.session.kind === 'ete');
    if (ete.length > 0)
      row(
        ete.map((m) => term(m.session.creditMinutes, m.x)),
        `<= ${person.eteMinutesLeft}`,
      );
    if (person.mustCommence) {
      binaries.push(`k${p}`);
      objective.push(term(points.notCommenced, `k${p}`));
      row([...mine.map((m) => `+ 1 ${m.x}`), `- 1 k${p}`], '>= 0');
    }
  });
  problem.sessions.forEach((session, s) => {
    const here = onSession.get(session.id) ?? [];
    if (session.kind === 'group') constant -= points.stoodDown;
    if (here.length === 0) return;
    const all = here.map((h) => `+ 1 ${h.x}`);
    if (session.kind === 'group') {
      const o = `o${s}`;
      binaries.push(o);
      objective.push(term(points.stoodDown, o));
      row([...all, `- ${session.capacity} ${o}`], '<= 0');
      row([...all, `- ${Math.max(1, session.minAttendance)} ${o}`], '>= 0');
    } else row(all, `<= ${session.capacity}`);
    if (!session.womenOnly && !session.womanPresent) {
      for (const w of here.filter((h) => h.female && facts.person(h.crn).avoidAllMale)) {
        const others = here.filter((h) => h.female && h !== w);
        row([...others.map((o) => `+ 1 ${o.x}`), `- 1 ${w.x}`], '>= 0');
      }
    }
    for (const [a, b] of problem.keepApart) {
      const [one, other] = [here.find((h) => h.crn === a), here.find((h) => h.crn === b)];
      if (one && other) row([`+ 1 ${one.x}`, `+ 1 ${other.x}`], '<= 1');
    }
  });
  if (pinLost) row(['+ 1 never'], '<= -1');
  const lp = [
    'Maximize',
    ` obj: ${objective.length > 0 ? chunked(objective) : '+ 0 never'}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds,
    ' 0 <= never <= 0',
    'Binary',
    chunked(binaries),
    'End',
  ].join('\n');
  return { lp, constant, names };
}

/** The LP format allows short lines only. */
function chunked(words: string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += 8) lines.push(` ${words.slice(i, i + 8).join(' ')}`);
  return lines.join('\n');
}
