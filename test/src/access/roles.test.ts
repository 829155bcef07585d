import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '../../../src/access/caller.ts';
import { may } from '../../../src/access/may.ts';
import { isOpenDoor } from '../../../src/access/open-doors.ts';
import { json, openApi } from '../../../src/http/openapi.ts';
import { expectProblem } from '../../given/answers.ts';
import { described } from '../../given/described.ts';
import { givenDoor } from '../../given/door.ts';

/** Who may do what, by operation; an admin may do all of it. */
const table: Readonly<Record<string, readonly Exclude<Role, 'admin'>[]>> = {
  listPeople: ['scheduler', 'programme-manager', 'caseworker'],
  createPerson: ['scheduler'],
  changePerson: ['scheduler'],
  putAvailability: ['scheduler', 'caseworker'],
  putCommitments: ['scheduler', 'caseworker'],
  putKeepApart: ['scheduler'],
  createRequirement: ['scheduler'],
  createProject: ['scheduler'],
  createSession: ['scheduler'],
  listSessions: ['scheduler', 'caseworker', 'supervisor'],
  getSession: ['scheduler', 'caseworker', 'supervisor'],
  recordSessionOutcomes: ['scheduler', 'caseworker', 'supervisor'],
  recordOutcome: ['scheduler', 'caseworker'],
  addAdjustment: ['caseworker'],
  addCourseCompletion: ['caseworker'],
  createAllocation: ['scheduler', 'caseworker'],
  createCalendarLink: ['caseworker'],
  addNonWorkingDate: ['scheduler'],
  listAtRisk: ['scheduler', 'caseworker'],
  listReviews: ['scheduler', 'caseworker'],
  getPersonHours: ['scheduler', 'programme-manager', 'caseworker'],
  startRun: ['scheduler'],
  listRuns: ['scheduler'],
  getRoster: ['scheduler', 'caseworker'],
  getWeekGrid: ['scheduler', 'caseworker'],
  getSessionInRoster: ['scheduler', 'caseworker'],
  listRosterPeople: ['scheduler', 'caseworker'],
  getPersonInRoster: ['scheduler', 'caseworker'],
  listPdus: ['scheduler', 'programme-manager', 'caseworker', 'supervisor'],
  publishRoster: ['scheduler'],
  moveBookings: ['scheduler'],
  standDownSession: ['scheduler'],
  import: ['scheduler'],
  createVenue: ['programme-manager'],
  putRooms: ['programme-manager'],
  createFacilitator: ['programme-manager'],
  createSlotPattern: ['programme-manager'],
  createReferral: ['programme-manager', 'caseworker'],
  changeReferralState: ['programme-manager', 'caseworker'],
  getGroup: ['programme-manager', 'caseworker'],
  createGroup: ['programme-manager'],
  formGroups: ['programme-manager'],
  forecastProgrammes: ['programme-manager'],
  finishPartnerLinkWorkerTask: ['programme-manager'],
  getPolicy: ['scheduler', 'programme-manager', 'caseworker', 'supervisor'],
  listProgrammes: ['scheduler', 'programme-manager', 'caseworker', 'supervisor'],
};

describe('who may call a route', () => {
  it('is declared by every route of the description, and nobody need sign in only for the open doors', async () => {
    const { operations } = await described(givenDoor());
    expect(operations.length).toBeGreaterThan(135);
    for (const { method, path, security } of operations) {
      const alternatives = security ?? [];
      const named = alternatives.flatMap((alternative) => Object.values(alternative).flat());
      const address = path.replace('{file}', 'secret.ics');
      if (isOpenDoor(method, address)) expect([path, alternatives]).toEqual([path, []]);
      else expect([path, method, named]).toEqual([path, method, expect.arrayContaining(['admin'])]);
    }
  });

  it('must be said before a route can be added', () => {
    const route = {
      method: 'get' as const,
      path: '/v1/forgotten',
      responses: { 200: json(z.object({}), 'nothing') },
    };
    expect(() => openApi().openapi(route, (c) => c.json({}, 200))).toThrow('does not say who may call it');
    const open = { ...route, security: may('scheduler') };
    expect(() => openApi().openapi(open, (c) => c.json({}, 200))).not.toThrow();
  });

  it('is who the table of roles says, whatever they ask of it', async () => {
    const door = givenDoor();
    const { operations } = await described(door);
    for (const { method, path, operationId, security = [] } of operations) {
      const allowed = table[operationId];
      if (allowed === undefined || security.length === 0) continue;
      const address = path.replaceAll(/\{\w+\}/g, '1');
      for (const role of roles) {
        const { ask } = door.as({ name: `a ${role}`, roles: [role] });
        const answer = await ask(address, { method });
        const mayCall = role === 'admin' || allowed.includes(role);
        expect([operationId, role, answer.status === 403]).toEqual([operationId, role, !mayCall]);
      }
    }
    const names = operations.map(({ operationId }) => operationId);
    expect(Object.keys(table).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('is told to whoever may not', async () => {
    const supervisor = givenDoor().as({ roles: ['supervisor'] });
    expectProblem(await supervisor.get('/v1/rosters/1'), 403, {
      title: 'You may not do this',
      detail: 'This is for scheduler, caseworker and admin',
    });
  });

  it('is any one of the roles that somebody has', async () => {
    const both = givenDoor().as({ roles: ['supervisor', 'programme-manager'] });
    expect((await both.get('/v1/venues')).status).toBe(200);
    expect((await both.get('/v1/sessions')).status).toBe(200);
    expect((await both.get('/v1/rosters')).status).toBe(403);
  });
});
