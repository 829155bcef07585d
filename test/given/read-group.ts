import { type GivenLife, givenLife } from './group-life.ts';
import { readerAt } from './page-reader.ts';

/** Who is in the group that is read about. */
export const four = ['R1', 'R2', 'R3', 'R4'];

/** Sent with what has been looked at and is meant. */
export const checked = { _step: 'checked' };

/** An open group of four and who reads its pages: groups on 8, 10, 15 and 17 December, one-to-ones on the 4th and the 18th. */
export async function givenReadGroup(told: Parameters<typeof givenLife>[0] = {}) {
  const life = await givenLife({ people: 5, ...told });
  await life.open({ referrals: four });
  const { open: read, sendAlone: submit } = readerAt(life);
  return { ...life, read, submit };
}

/** The group as the API tells it. */
export const groupOf = async ({ get }: Pick<GivenLife, 'get'>, id = 'G1') =>
  (await get(`/v1/groups/${id}`)).body as {
    state: string;
    size: { members: number };
    sessions: { id: string; date: string; status: string }[];
    oneToOnes: { id: string; referral: string; number: number; date: string }[];
  };
