import { createRoute, z } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import { json, jsonBody } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';

/** What a list belongs to: its address, its name in addresses, and the tag of its routes. */
interface Owner<Address extends string, Params extends z.ZodObject> {
  address: Address;
  params: Params;
  tag: string;
}

/** The two routes of one list that is kept beside something: read it, and put another in its place. */
export function routesOfList<
  Address extends string,
  Path extends string,
  Params extends z.ZodObject,
  List extends z.ZodType,
>(
  { address, params, tag }: Owner<Address, Params>,
  { path, name, words, list }: { path: Path; name: string; words: string; list: List },
) {
  const whole = `${address}/${path}` as const;
  const schema = z.strictObject({ content: list }).openapi(`${name}List`);
  const tags = [tag];
  return {
    get: createRoute({
      method: 'get',
      path: whole,
      operationId: `get${name}`,
      security: may('programme-manager'),
      summary: `The ${words}`,
      tags,
      request: { params },
      responses: { 200: json(schema, 'The whole list'), ...problems(404, 422) },
    }),
    put: createRoute({
      method: 'put',
      path: whole,
      operationId: `put${name}`,
      security: may('programme-manager'),
      summary: `Put another list in the place of the ${words}`,
      tags,
      request: { params, body: jsonBody(schema) },
      responses: { 200: json(schema, 'The list as kept'), ...problems(400, 404, 409, 413, 415, 422) },
    }),
  };
}
