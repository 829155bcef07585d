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

/** What is under way in this process, by name: whoever asks for the same meanwhile waits for its answer. */
export class UnderWay<Answer> {
  readonly #answers = new Map<string, Promise<Answer | null>>();

  /** Null in the end: it came to nothing that others could be given. */
  of(name: string): Promise<Answer | null> | undefined {
    return this.#answers.get(name);
  }

  /** Does what nobody of this process is at, and gives its answer to all who wait for it. */
  async first<T>(name: string, work: (share: (answer: Answer) => void) => Promise<T>): Promise<T> {
    let shared: Answer | null = null;
    let tell = (_: Answer | null) => {};
    this.#answers.set(
      name,
      new Promise((resolve) => {
        tell = resolve;
      }),
    );
    try {
      return await work((given) => {
        shared = given;
      });
    } finally {
      this.#answers.delete(name);
      tell(shared);
    }
  }
}
