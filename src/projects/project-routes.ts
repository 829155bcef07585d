import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changeProject, createProject, listProjects, projectByCode } from '../../db/projects.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { notFound, problems } from '../http/problem-json.ts';
import { againstProject } from './checks.ts';
import {
  codeParams,
  newProjectSchema,
  projectPatchSchema,
  projectSchema,
  projectsQuerySchema,
  projectsSchema,
} from './schemas.ts';

const tags = ['projects'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/projects',
  operationId: 'listProjects',
  security: may('scheduler', 'caseworker'),
  summary: 'Projects, in order of code',
  tags,
  request: { query: projectsQuerySchema },
  responses: { 200: json(projectsSchema, 'One page of projects'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{code}',
  operationId: 'getProject',
  security: may('scheduler', 'caseworker'),
  summary: 'A project and the rides to it',
  tags,
  request: { params: codeParams },
  responses: { 200: json(projectSchema, 'The project'), ...problems(404, 422) },
});

const createProjectRoute = createRoute({
  method: 'post',
  path: '/v1/projects',
  operationId: 'createProject',
  security: may('scheduler'),
  summary: 'Keep a new project',
  tags,
  request: { body: jsonBody(newProjectSchema) },
  responses: { 201: jsonAt(projectSchema, 'The project as kept'), ...problems(400, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/projects/{code}',
  operationId: 'changeProject',
  security: may('scheduler'),
  summary: 'Change a project; rides that are given take the place of those kept',
  tags,
  request: { params: codeParams, body: jsonBody(projectPatchSchema) },
  responses: {
    200: json(projectSchema, 'The project as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

function noProject(c: Context, code: string) {
  return notFound(c, `There is no project ${code}`);
}

/** Projects: list, get, create, change. */
export function projectRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listProjects(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { code } = c.req.valid('param');
    const project = await projectByCode(db, code);
    return project ? c.json(project, 200) : noProject(c, code);
  });

  app.openapi(createProjectRoute, async (c) => {
    const project = c.req.valid('json');
    const change = await createProject(db, project, againstProject(clock.today()));
    if (!('kept' in change)) return notChanged(c, change, 'code');
    return c.json(change.kept, 201, { location: `/v1/projects/${project.code}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { code } = c.req.valid('param');
    const change = await changeProject(
      db,
      code,
      c.req.valid('json'),
      clock.now(),
      againstProject(clock.today()),
    );
    if (change === null) return noProject(c, code);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'code');
  });

  return app;
}
