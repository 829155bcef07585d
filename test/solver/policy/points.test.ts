import { expect, it } from 'vitest';
import { policyInForce } from '../../../solver/policy/in-force.ts';
import { givenExample } from '../../given/examples.ts';

it('a roster is worth what the format says, line by line', () => {
  expect(policyInForce('london', '2026-11-30').points).toEqual(givenExample().problem.policy.points);
});
