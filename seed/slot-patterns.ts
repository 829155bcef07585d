import type { Rows } from '../db/rows.ts';
import type { Region } from '../solver/policy/entry.ts';

type Slot = Omit<Rows['slots'][number], 'pattern'>;
type Weekday = Slot['weekday'];

/** The evenings on which groups meet two by two: facilitators work late on either pair. */
export const eveningPairs: readonly (readonly [Weekday, Weekday])[] = [
  [2, 4],
  [1, 3],
];

const group = (weekday: Weekday, from: string, to: string): Slot => ({ kind: 'group', weekday, from, to });
const individual = (weekday: Weekday, from: string, to: string): Slot => ({
  kind: 'individual',
  weekday,
  from,
  to,
});

const patterns: readonly { id: string; name: string; slots: readonly Slot[] }[] = [
  {
    id: 'tue-thu-evening',
    name: 'Tuesday and Thursday evenings',
    slots: [
      group(2, '18:00', '20:30'),
      group(4, '18:00', '20:30'),
      individual(2, '13:00', '21:00'),
      individual(4, '13:00', '21:00'),
      individual(5, '09:00', '17:00'),
    ],
  },
  {
    id: 'mon-wed-evening',
    name: 'Monday and Wednesday evenings',
    slots: [
      group(1, '18:00', '20:30'),
      group(3, '18:00', '20:30'),
      individual(1, '13:00', '21:00'),
      individual(3, '13:00', '21:00'),
      individual(5, '09:00', '17:00'),
    ],
  },
  {
    id: 'tue-thu-afternoon',
    name: 'Tuesday and Thursday afternoons',
    slots: [
      group(2, '13:30', '16:00'),
      group(4, '13:30', '16:00'),
      individual(1, '09:00', '17:00'),
      individual(2, '09:00', '17:00'),
      individual(3, '09:00', '17:00'),
      individual(4, '09:00', '17:00'),
      individual(5, '09:00', '17:00'),
    ],
  },
  {
    id: 'mon-wed-morning',
    name: 'Monday and Wednesday mornings',
    slots: [
      group(1, '10:00', '12:30'),
      group(3, '10:00', '12:30'),
      individual(1, '09:00', '17:00'),
      individual(2, '09:00', '17:00'),
      individual(3, '09:00', '17:00'),
      individual(4, '09:00', '17:00'),
      individual(5, '09:00', '17:00'),
    ],
  },
];

/** The weeks by which a region holds groups of any programme; their ids stand after the region's letters. */
export function inventSlotPatterns(region: Region, letters: string): Pick<Rows, 'slotPatterns' | 'slots'> {
  const idOf = (id: string) => (letters === '' ? id : `${letters}-${id}`);
  return {
    slotPatterns: patterns.map(({ id, name }) => ({ id: idOf(id), name, region, programme: null })),
    slots: patterns.flatMap(({ id, slots }) => slots.map((slot) => ({ pattern: idOf(id), ...slot }))),
  };
}
