import type { AllocationRow } from '../../db/hours.ts';
import type { Against } from '../../db/lists.ts';
import { datesInOrder, pickUpBeforeStart, windowInOrder } from '../../solver/row-checks.ts';

/** What speaks against an allocation as it would be kept: its times, its dates, half a pick-up or one too late. */
export const againstAllocation: Against<AllocationRow> = (allocation) => [
  ...windowInOrder(allocation),
  ...datesInOrder(allocation, 'startDate', 'endDate', 'start date'),
  ...pickUpBeforeStart(allocation),
];
