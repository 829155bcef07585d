import { setTimeout as sleep } from 'node:timers/promises';

/** An end to waiting, which keeps no process alive. */
export interface Deadline {
  readonly hasPassed: boolean;
  /** What comes first: what is waited for, or the end of waiting. */
  before<T>(awaited: Promise<T>): Promise<T | 'late'>;
  /** Nobody waits any more. */
  clear(): void;
}

/** An end to waiting in so many milliseconds from now. */
export function deadlineIn(ms: number): Deadline {
  const waiting = new AbortController();
  let hasPassed = false;
  const passed = sleep(ms, undefined, { ref: false, signal: waiting.signal }).then(
    () => {
      hasPassed = true;
      return 'late' as const;
    },
    // Cleared: nobody waits.
    () => 'late' as const,
  );
  return {
    get hasPassed() {
      return hasPassed;
    },
    before: (awaited) => Promise.race([awaited, passed]),
    clear: () => waiting.abort(),
  };
}

interface First<Answer> {
  bodyHash: string;
  /** Null: it came to nothing that others could be given. */
  answer: Promise<Answer | null>;
}

/** What is under way in this process, by name: whoever asks for the same meanwhile waits for it. */
export class UnderWay<Answer> {
  readonly #firsts = new Map<string, First<Answer>>();

  of(name: string): First<Answer> | undefined {
    return this.#firsts.get(name);
  }

  /** Does what nobody of this process is at, and gives its answer to all who wait for it. */
  async first<T>(
    name: string,
    bodyHash: string,
    work: (share: (answer: Answer) => void) => Promise<T>,
  ): Promise<T> {
    let shared: Answer | null = null;
    let tell = (_: Answer | null) => {};
    const answer = new Promise<Answer | null>((resolve) => {
      tell = resolve;
    });
    this.#firsts.set(name, { bodyHash, answer });
    try {
      return await work((given) => {
        shared = given;
      });
    } finally {
      this.#firsts.delete(name);
      tell(shared);
    }
  }
}
