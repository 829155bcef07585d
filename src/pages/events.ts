import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { NotAnswered } from './ask.ts';

/** How often what is told is looked at, and for how long: browsers then ask again, and are checked again. */
const lookEveryMs = 500;
const mostLooks = 1_200;

/** What is told to a page that is open: sent where it is another than before. `last`: there will be no more. */
export interface Told {
  data: object;
  last: boolean;
}

/**
 * Tells a page how something goes (server-sent events), looking at it twice a second. Ends with what it tells of, with its
 * reader, and with the service.
 */
export function eventsOf(c: Context, isEnding: () => boolean, look: () => Promise<Told>): Response {
  return streamSSE(c, async (stream) => {
    let before = '';
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const { data, last } = await toldOrLost(look);
      if (stream.aborted || isEnding()) return;
      const now = JSON.stringify(data);
      if (now !== before) await stream.writeSSE({ event: 'told', data: now });
      if (last) return;
      before = now;
      await stream.sleep(lookEveryMs);
    }
  });
}

/** Where the API does not answer there is no more to tell. */
async function toldOrLost(look: () => Promise<Told>): Promise<Told> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof NotAnswered) return { data: { lost: true }, last: true };
    throw error;
  }
}
