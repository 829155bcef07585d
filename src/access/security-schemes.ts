import type { OpenAPIHono } from '@hono/zod-openapi';
import { problemMediaType } from '../http/problem-json.ts';
import { isOpenDoor } from './open-doors.ts';
import { signInCookie } from './sign-in-cookie.ts';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const securitySchemes = {
  bearer: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of the auth server, or of `scheduler token` where the program is its own issuer',
  },
  cookie: {
    type: 'apiKey' as const,
    in: 'cookie' as const,
    name: signInCookie,
    description: 'Somebody signed in by a link; what changes anything must come from a page of this service',
  },
};

const whoAsks = [{ bearer: [] }, { cookie: [] }];

const notSignedIn = {
  description: 'Nobody knows who is asking',
  headers: {
    'WWW-Authenticate': {
      description: 'a bearer token is wanted; what is wrong with the one that was sent',
      schema: { type: 'string' as const },
    },
  },
  content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The addresses of the description as somebody might ask for them: a calendar's file is one by its suffix. */
const asAsked = (path: string) => path.replace('{file}', 'secret.ics');

/** The description of the API, with how to say who is asking, and the 401 of every operation that must know. */
export function withSecurity(description: Description): Description {
  const paths = Object.entries(description.paths ?? {}).map(([path, item]) => {
    const told = { ...item };
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const { security = whoAsks, responses } = operation;
      told[method] = isOpenDoor(method.toUpperCase(), asAsked(path))
        ? { ...operation, security: [] }
        : { ...operation, security, responses: { ...responses, 401: notSignedIn } };
    }
    return [path, told] as const;
  });
  return {
    ...description,
    paths: Object.fromEntries(paths),
    components: { ...description.components, securitySchemes },
  };
}
