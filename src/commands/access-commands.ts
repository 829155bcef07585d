import type { Command } from 'commander';
import { tokenHours } from '../http/settings.ts';
import { command, does, type End, withDeps } from './command.ts';
import type { Io } from './io.ts';

const each = (one: string, before: string[] | undefined) => [...(before ?? []), one];

/** `scheduler token` and `scheduler sign-in-link`: who may ask, where the program is its own issuer. */
export function accessCommands(scheduler: Command, io: Io, end: End): void {
  const ends = does(end);
  const load = () => import('./access.ts');

  const ofCaller = (to: Command) =>
    to
      .option('--name <name>', 'who it is for: what they do is kept under this name', 'local user')
      .requiredOption('--role <role>', 'what they are; may be said again', each)
      .requiredOption('--region <region>', 'whose data they see, or all; may be said again', each)
      .option('--pdu <code>', 'only this PDU; may be said again', each);

  ofCaller(command(scheduler, 'token', 'a token for the API: Authorization: Bearer ...'))
    .option('--hours <n>', 'how long it is good', String(tokenHours.usual))
    .action(ends(async (given) => (await load()).tokenCommand(io, given)));
  ofCaller(command(scheduler, 'sign-in-link', 'a link by which somebody can sign in to the pages once'))
    .option('--address <url>', 'where the service is; left out: this machine, on PORT')
    .action(
      ends(async (given) => {
        const { signInLinkCommand } = await load();
        return withDeps(io, 'command', (deps) => signInLinkCommand(io, deps, given));
      }),
    );
}
