import { describe, expect, it } from 'vitest';
import { givenLife } from '../../given/group-life.ts';
import { shipped } from '../../given/templates.ts';

const facts: Record<string, Record<string, string>> = {
  TSP: { ogrsPercent: '48' },
  BBR: { intimatePartnerViolence: 'yes', spousalAssaultRisk: 'medium' },
  'DRINK-DRIVE': { drinkDriving: 'yes' },
};

const opened = async (code: string) => {
  const life = await givenLife({
    template: shipped(code),
    people: 8,
    tell: (programmes) => {
      for (let n = 1; n <= 8; n += 1)
        for (const [fact, value] of Object.entries(facts[code]!)) programmes.fact(`R${n}`, fact, value);
    },
  });
  return { ...life, answer: await life.open() };
};

describe('A programme that is shipped', () => {
  it.each([
    // Of 19 sessions 4 are each man's own: 8 men have 32 one-to-ones.
    ['TSP', 15, 32],
    // Of 29 sessions 24 are of the group, 5 each man's own.
    ['BBR', 24, 40],
    ['DRINK-DRIVE', 6, 16],
  ])(
    '%s opens for eight men on two evenings a week and Friday mornings',
    async (code, sessions, oneToOnes) => {
      const { answer, get } = await opened(code);
      expect(answer.status).toBe(201);
      const group = answer.body as { sessions: object[]; oneToOnes: object[] };
      expect(group.sessions).toHaveLength(sessions);
      expect(group.oneToOnes).toHaveLength(oneToOnes);
      expect((await get('/v1/groups/G1/members')).body).toMatchObject({
        content: Array(8).fill({ progress: { notPlanned: [], inTime: true } }),
      });
      // Only men of BBR have partners whom a worker is allocated to.
      const tasks = await get('/v1/partner-link-worker-tasks');
      expect(tasks.body).toMatchObject({ page: { totalElements: code === 'BBR' ? 8 : 0 } });
    },
  );
});
