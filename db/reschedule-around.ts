import type { IsoDate } from '../solver/calendar.ts';
import type { OpeningBreach } from '../solver/groups/opening/nouns.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Tx } from './connect.ts';
import { type GroupDetail, present } from './group-detail.ts';
import { type KeptPlace, patternIn, placeIn } from './group-place.ts';
import { type MemberSession, memberSessions } from './member-sessions.ts';
import type { MovedMeeting } from './move-meetings.ts';
import { templateOn } from './proposals.ts';

/** A group as it stands, and all that its sessions move among. */
export interface Around {
  group: GroupDetail;
  template: ProgrammeTemplate;
  today: IsoDate;
  found: KeptPlace;
  slots: NonNullable<ReturnType<typeof patternIn>>['slots'];
  /** Sessions of the members who are in it, those called off apart. */
  theirs: MemberSession[];
  tx: Tx;
  finishesOn(draft: Draft): IsoDate;
}

export interface Draft {
  sessions: MovedMeeting[];
  oneToOnes: MovedMeeting[];
  unfit: OpeningBreach[];
  unstaffed: OpeningBreach[];
}

export function aroundOf(
  tx: Tx,
  templates: readonly ProgrammeTemplate[],
  group: GroupDetail,
  today: IsoDate,
): Around {
  const here = new Set(present(group.members).map(({ referral }) => referral));
  const theirs = memberSessions(tx, { groups: [group.id] }).filter(
    ({ status, referral }) => status !== 'cancelled' && here.has(referral),
  );
  const dates = [...group.sessions, ...group.oneToOnes].filter(({ status }) => status !== 'cancelled');
  return {
    ...{ tx, group, today, theirs },
    template: templateOn(templates, group.programme, group.startsOn)!,
    found: placeIn(tx, group.venue, group.room, { today })!,
    slots: patternIn(tx, group.pattern)!.slots,
    finishesOn: (draft) => {
      const timeOfId = newTimes(draft);
      return dates
        .map(({ id, date }) => timeOfId.get(id)?.date ?? date)
        .sort()
        .at(-1)!;
    },
  };
}

export const newTimes = ({ sessions, oneToOnes }: Pick<Draft, 'sessions' | 'oneToOnes'>) =>
  new Map([...sessions, ...oneToOnes].map((moved) => [moved.id, moved.new]));
