/** What Node's --cpu-prof writes, as far as it is read here. */
export interface CpuProfile {
  nodes: readonly {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: readonly number[];
  }[];
  /** The node that ran at each sample, and the microseconds since the sample before. */
  samples: readonly number[];
  timeDeltas: readonly number[];
}

export interface CpuShare {
  /** From the repository's top; null: Node itself, such as its garbage collector. */
  file: string | null;
  name: string;
  /** Of all the time the processor was at work, in the function's own lines. */
  share: number;
}

const idle = '(idle)';
const nameless = '(nameless)';
const inRepository = /\/((?:solver|src|db|test)\/[^?]*)/;

/** Each function's share of the time, the largest first; a nameless one counts for what called it in its own file. */
export function cpuShares({ nodes, samples, timeDeltas }: CpuProfile): CpuShare[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callerOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const nameOf = (id: number): string => {
    const { functionName, url } = byId.get(id)!.callFrame;
    if (functionName !== '') return functionName;
    const caller = callerOf.get(id);
    return caller !== undefined && byId.get(caller)!.callFrame.url === url ? nameOf(caller) : nameless;
  };

  const times = new Map<string, { file: string | null; name: string; time: number }>();
  let total = 0;
  samples.forEach((id, i) => {
    const name = nameOf(id);
    if (name === idle) return;
    const file = inRepository.exec(byId.get(id)!.callFrame.url)?.[1] ?? null;
    const key = `${file} ${name}`;
    const found = times.get(key) ?? { file, name, time: 0 };
    found.time += timeDeltas[i]!;
    times.set(key, found);
    total += timeDeltas[i]!;
  });
  return [...times.values()]
    .map(({ file, name, time }) => ({ file, name, share: time / total }))
    .sort((a, b) => b.share - a.share);
}
