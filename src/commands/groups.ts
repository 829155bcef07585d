import { listGroupings } from '../../db/groupings.ts';
import { regions } from '../../solver/policy/entry.ts';
import type { Deps } from '../deps.ts';
import { textField } from '../http/fields.ts';
import { formAndKeep, groupingKept, openByRun, venueNames } from '../programmes/forming.ts';
import { groupPage } from '../programmes/group-page.ts';
import { formingSeconds, mostWeeksAhead, openProposedSchema } from '../programmes/grouping-schemas.ts';
import { type Grouping, groupingView, notEligibleView, stillWaiting } from '../programmes/grouping-view.ts';
import { nearGroupsOf } from '../programmes/near-groups.ts';
import { dateGiven, oneOf, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { table, thousands } from './table.ts';

interface FormGiven {
  region: string;
  on?: string;
  weeks?: string;
  seconds?: string;
  json?: true;
}

/** `scheduler groups form`: the best groups of a region's waiting lists; the run is kept, nothing is opened. */
export async function formCommand(io: Io, deps: Deps, given: FormGiven): Promise<ExitCode> {
  const formed = await formAndKeep(deps, {
    region: oneOf(regions, given.region, '--region'),
    asOf: given.on === undefined ? undefined : dateGiven(given.on, '--on'),
    horizonWeeks:
      given.weeks === undefined ? undefined : wholeGiven(given.weeks, '--weeks', 1, mostWeeksAhead),
    seconds:
      given.seconds === undefined
        ? formingSeconds.usual
        : wholeGiven(given.seconds, '--seconds', 1, formingSeconds.most),
    whatIf: null,
  });
  if ('faults' in formed) {
    for (const { path, message } of formed.faults) io.err(`${path}: ${message}`);
    return exitCode.faults;
  }
  if (given.json) io.out(JSON.stringify(groupingView(formed)));
  else tell(io, formed);
  return formed.answer.status === 'infeasible' ? exitCode.infeasible : exitCode.done;
}

interface ShowGiven {
  region: string;
  waiting?: true;
  notEligible?: true;
  near?: true;
  json?: true;
}

/** `scheduler groups show`: a run by number, or the latest of a region; who waits on, and who may not be placed. */
export async function showGroupsCommand(
  io: Io,
  { db }: Pick<Deps, 'db'>,
  id: string | undefined,
  given: ShowGiven,
): Promise<ExitCode> {
  const grouping = id === undefined ? await latest(db, given.region) : await groupingKept(db, numbered(id));
  if (!grouping)
    throw new GivenWrong(
      id === undefined ? 'groups: nothing has been formed yet' : `groups: there is no run ${id}`,
    );
  if (given.waiting) {
    const waiting = stillWaiting(grouping);
    if (given.json) io.out(JSON.stringify(waiting));
    else for (const { sentence } of waiting) io.out(sentence);
  } else if (given.near) {
    const near = nearGroupsOf(grouping, await venueNames(db, grouping));
    if (given.json) io.out(JSON.stringify(near));
    else for (const { candidate, sentence } of near) io.out(`${candidate}: ${sentence}`);
  } else if (given.notEligible) {
    const all = grouping.beside.notEligible.map(notEligibleView);
    if (given.json) io.out(JSON.stringify(all));
    else for (const { sentence } of all) io.out(sentence);
  } else if (given.json) io.out(JSON.stringify(groupingView(grouping)));
  else tell(io, grouping);
  return exitCode.done;
}

/** `scheduler groups open`: a group that a run proposes, with the people whom it places there. */
export async function openGroupCommand(
  io: Io,
  deps: Deps,
  run: string,
  candidate: string,
  given: { by: string; id?: string; json?: true },
): Promise<ExitCode> {
  const { by, id } = given;
  const who = textField.safeParse(by);
  if (!who.success) throw new GivenWrong('--by: say who opens it, on one line');
  const asked = openProposedSchema.safeParse({ id });
  if (!asked.success)
    throw new GivenWrong('--id: use letters, digits, hyphens, dots and underscores: it stands in addresses');
  const opened = await openByRun(deps, numbered(run), candidate, { ...asked.data, by: who.data });
  if ('kept' in opened) {
    const { id, startsOn, members } = opened.kept;
    if (given.json) io.out(JSON.stringify(opened.kept));
    else {
      io.out(`Group ${id} is open: ${members.length} people, from ${startsOn} on`);
      const { notices } = (await groupPage(deps, id))!;
      for (const { sentence } of notices) io.out(sentence);
    }
    return exitCode.done;
  }
  if ('breaches' in opened) for (const { sentence } of opened.breaches) io.err(sentence);
  else if ('unknown' in opened)
    for (const { field, value } of opened.unknown) io.err(`${field}: ${value} is not known`);
  else throw new GivenWrong(`groups: ${whyNot[opened.refused]}`);
  return exitCode.faults;
}

const whyNot = {
  'unknown-run': 'there is no such run',
  'unknown-candidate': 'the run proposes no such group',
  running: 'this group runs already: people join it',
  'already-kept': 'there is a group with this id already',
  'not-proposed': 'this group is not a proposal',
} as const;

const numbered = (id: string) => wholeGiven(id, 'run', 1, Number.MAX_SAFE_INTEGER);

async function latest(db: Deps['db'], region: string): Promise<Grouping | null> {
  const { rows } = await listGroupings(
    db,
    { region: oneOf(regions, region, '--region') },
    { size: 1, number: 0 },
  );
  return rows[0] ? groupingKept(db, rows[0].id) : null;
}

function tell(io: Io, grouping: Grouping): void {
  const { id, region, asOf, groups, counts, status, points, bound, sentence, conflicts } =
    groupingView(grouping);
  io.out(`Run ${id} of groups: ${region}, as of ${asOf}\n`);
  const rows = groups
    .filter(({ people }) => people.length > 0)
    .map(({ candidate, sex, size, startsOn, finishesOn, facilitators }) => [
      candidate,
      sex,
      `${size.members + size.joiners} of ${size.min}-${size.optimum}-${size.max}`,
      startsOn,
      finishesOn,
      facilitators.join(', '),
    ]);
  if (rows.length > 0) io.out(table(['group', 'sex', 'people', 'starts', 'finishes', 'facilitators'], rows));
  io.out(
    `\n${table(
      ['the answer', ''],
      [
        ['people placed', `${thousands(counts.placed)} of ${thousands(counts.eligible)} eligible`],
        ['left waiting', thousands(counts.waiting)],
        ['not eligible', thousands(counts.notEligible)],
        ['groups that could start', thousands(counts.candidates)],
        ['points', thousands(points)],
        ['bound', `${thousands(bound)} (${status})`],
      ],
    )}`,
  );
  for (const { referral, candidate, rules } of conflicts)
    io.out(`the pin of ${referral} to ${candidate} breaks: ${rules.join(', ')}`);
  io.out(`\n${sentence}`);
}
