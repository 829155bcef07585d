import { lengthOf } from '../../solver/calendar.ts';
import { type AppointmentPlan, planAppointments } from '../../solver/hours/plan.ts';
import { parseRequest } from '../intake/appointment-request-file.ts';
import { tellFaults } from './file-faults.ts';
import { jsonFrom, writeWhole } from './given.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { hours, table } from './table.ts';

/** `scheduler appointments plan`: an appointment-request/1 file in, an appointment-plan/1 file out; no database. */
export async function planCommand(
  io: Io,
  given: { request: string; out: string; json?: true },
): Promise<ExitCode> {
  const parsed = parseRequest(await jsonFrom(given.request, '--request'));
  if ('faults' in parsed)
    return tellFaults(io, given.request, parsed.faults, 'nothing was planned', given.json);
  const plan = planAppointments(parsed.request);
  await writeWhole(given.out, `${JSON.stringify(plan)}\n`, '--out');
  if (given.json) io.out(JSON.stringify(summary(plan)));
  else tellPlan(io, plan, given.out);
  return exitCode.done;
}

function summary({ outcome, create, retain, shortfallMinutes, completesOn, clashes }: AppointmentPlan) {
  return {
    outcome,
    created: create.length,
    createdMinutes: create.reduce((sum, appointment) => sum + lengthOf(appointment), 0),
    retained: retain.length,
    shortfallMinutes,
    completesOn,
    clashes: clashes.length,
  };
}

const outcomeWords: Readonly<Record<AppointmentPlan['outcome'], string>> = {
  satisfied: 'no time remains to be planned',
  sufficient: 'what is booked is enough',
  create: 'there are appointments to create',
  insufficient: 'time remains, and nothing can be created',
};

function tellPlan(io: Io, plan: AppointmentPlan, out: string) {
  const { created, createdMinutes, retained } = summary(plan);
  io.out(
    table(
      ['the plan', ''],
      [
        ['outcome', `${plan.outcome}: ${outcomeWords[plan.outcome]}`],
        ['to create', `${created}, of ${hours(createdMinutes)}`],
        ['retained', retained],
        ['short', hours(plan.shortfallMinutes)],
        ['completes on', plan.completesOn ?? '-'],
      ],
    ),
  );
  for (const { date, kept, dropped } of plan.clashes)
    io.out(`${date}: ${dropped} is left out, it overlaps ${kept}`);
  io.out(`written to ${out}`);
}
