import type { Command } from 'commander';
import { command, does, type End, json } from './command.ts';
import type { Io } from './io.ts';

/** `scheduler appointments`: what stands under it. Each command is loaded when it is called. */
export function appointmentCommands(scheduler: Command, io: Io, end: End): void {
  const appointments = command(scheduler, 'appointments', 'dated appointments from standing allocations');
  command(
    appointments,
    'plan',
    'an appointment-request/1 file in, an appointment-plan/1 file out; no database',
  )
    .requiredOption('--request <file>', 'the request')
    .requiredOption('--out <file>', 'the file to write')
    .option(...json)
    .action(does(io, end)(async (given) => (await import('./appointments.ts')).planCommand(io, given)));
}
