import { z } from 'zod';
import {
  type AppointmentRequest,
  frequencies,
  requestFaults,
  triggers,
} from '../../solver/hours/appointment-request.ts';
import type { Fault, FaultCode } from '../../solver/roster/problem.ts';
import { name, shapeFaults, whole } from './shape.ts';

const window = { from: z.string(), to: z.string() };

const allocation = z.strictObject({
  id: name,
  project: name,
  frequency: z.enum(frequencies),
  weekday: z.literal([1, 2, 3, 4, 5, 6, 7]),
  ...window,
  startDate: z.string(),
  endDate: z.string().nullable(),
});

const appointment = z.strictObject({
  id: name,
  project: name,
  allocation: name.nullable(),
  date: z.string(),
  ...window,
  hasOutcome: z.boolean(),
  minutesCredited: whole.nullable(),
});

const requestFile = z.strictObject({
  format: z.literal('appointment-request/1'),
  now: z.string(),
  trigger: z.enum(triggers),
  requirementMinutes: z.int(),
  deadline: z.string().nullable(),
  allocations: z.array(allocation),
  appointments: z.array(appointment),
  nonWorkingDates: z.array(z.string()),
});

/** JSON read as appointment-request/1, or every fault in it: of its shape first, then of its meaning. */
export function parseRequest(
  json: unknown,
): { request: AppointmentRequest } | { faults: Fault<FaultCode>[] } {
  const parsed = requestFile.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const faults = requestFaults(parsed.data);
  return faults.length > 0 ? { faults } : { request: parsed.data };
}
