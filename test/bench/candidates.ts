import { candidates } from '../../solver/groups/candidates.ts';
import { readTemplates, shippedTemplates } from '../../src/programmes/templates.ts';
import { inventedGroupRegion } from '../given/group-region.ts';
import { askedOf } from './asked.ts';

const usualReferrals = [600, 2_000];
/** The first asking compiles; the second is what a service that is up takes. */
const times = 2;
const usAMs = 1_000;

/**
 * Every group that could start in a region of 20 venues with 40 rooms, 60 facilitators and 20 patterns within 12 weeks, over
 * the shipped programmes: a table in Markdown. The arguments are numbers of referrals.
 */
export async function candidatesBench(args: string[]): Promise<void> {
  const read = readTemplates([shippedTemplates], 'london');
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const asked = askedOf(args, []).words.map(Number);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(
    '| referrals | candidates | conflicts | left out: too few | room | facilitator | beyond the most | ms | CPU ms |',
  );
  out('|---|---|---|---|---|---|---|---|---|');
  for (const referrals of asked.length > 0 ? asked : usualReferrals) {
    const size = { venues: 20, facilitators: 60, patterns: 20, referrals, weeks: 12 };
    const request = inventedGroupRegion(read.templates, size);
    for (let time = 0; time < times; time += 1) {
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      const { candidates: found, conflicts, leftOut } = candidates(request);
      const used = process.cpuUsage(cpu);
      const { tooFew, noRoom, noFacilitator, beyondMost } = leftOut;
      const ms = [performance.now() - began, (used.user + used.system) / usAMs].map(Math.round);
      const row = [
        referrals,
        found.length,
        conflicts.length,
        tooFew,
        noRoom,
        noFacilitator,
        beyondMost,
        ...ms,
      ];
      out(`| ${row.join(' | ')} |`);
    }
  }
}
