import { connect } from '../../db/connect.ts';
import { groupingRows } from '../../db/grouping-rows.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import type { Region } from '../../solver/policy/entry.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { readsOnly } from '../access/acting.ts';
import { type FormedGroups, formGroups, type GroupsAsked } from './form-groups.ts';

/** Where this module is, for a thread to load: a region's problem takes seconds, in which nobody would be answered. */
export const formGroupsWork = new URL(import.meta.url);

/** What the thread is given. */
export interface FormGroupsInput extends GroupsAsked {
  /** The database file: the thread opens its own connection. */
  file: string;
  region: Region;
  templates: readonly ProgrammeTemplate[];
}

export async function work(
  { file, region, templates, ...asked }: FormGroupsInput,
  stop: () => boolean,
): Promise<FormedGroups | { faults: Fault[] }> {
  const db = connect(file, readsOnly);
  try {
    return formGroups(await groupingRows(db, region, asked.asOf), asked, templates, stop);
  } finally {
    db.$client.close();
  }
}
