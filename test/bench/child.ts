import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

const kilobytesAMegabyte = 1_024;

interface Heard<Message> {
  /** Hears each message; the child is handed over to be ended early. */
  onMessage?: (message: Message, child: ChildProcess) => void;
  /** Options of Node for the child alone. */
  nodeOptions?: readonly string[];
}

/** Runs a module in a process of its own, with the loader of this one, and resolves with all that it told. */
export function inChild<Message>(
  module: URL,
  given: unknown,
  { onMessage = () => {}, nodeOptions = [] }: Heard<Message> = {},
): Promise<Message[]> {
  const child = fork(module, [JSON.stringify(given)], { execArgv: [...process.execArgv, ...nodeOptions] });
  const told: Message[] = [];
  child.on('message', (message: Message) => {
    told.push(message);
    onMessage(message, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(told));
  });
}

/** In a child: what it was given. */
export function given<Given>(): Given {
  return JSON.parse(process.argv[2]!);
}

/** In a child: tells, and resolves once it is on its way, whatever the child does next. */
export function tell(message: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

/**
 * The most memory this process has had, in megabytes. Linux says it of this process alone; resourceUsage would count what
 * its parent had when it was forked.
 */
export function peakMegabytes(): number {
  const own =
    process.platform === 'linux' && /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  const kilobytes = own ? Number(own[1]) : process.resourceUsage().maxRSS;
  return Math.ceil(kilobytes / kilobytesAMegabyte);
}
