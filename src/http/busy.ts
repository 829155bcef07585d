/**
 * Thrown where the service has no room for a piece of work, or has run out of time with it: nothing was written. It is
 * answered as a 503 that says when to come back.
 */
export class Busy extends Error {
  /** After which it is worth asking again. */
  readonly retrySeconds: number;

  constructor(message: string, retrySeconds: number) {
    super(message);
    this.name = 'Busy';
    this.retrySeconds = retrySeconds;
  }
}
