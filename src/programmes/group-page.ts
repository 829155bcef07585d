import { groupDetail } from '../../db/group-detail.ts';
import { groupMembersOf } from '../../db/group-members.ts';
import { groupTrouble } from '../../db/group-trouble.ts';
import type { Deps } from '../deps.ts';
import { groupView } from './group-view.ts';
import { templateOf } from './template-of.ts';

/** A group as its manager sees it now; null: no such group. */
export async function groupPage(
  { db, clock, templates }: Pick<Deps, 'db' | 'clock' | 'templates'>,
  id: string,
) {
  const group = await groupDetail(db, id);
  if (!group) return null;
  const today = clock.today();
  const trouble = (await groupTrouble(db, id, today)) ?? [];
  const members = (await groupMembersOf(db, templates, id, today)) ?? [];
  return groupView(group, templateOf(templates, group), { trouble, members });
}
