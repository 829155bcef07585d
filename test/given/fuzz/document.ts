/** What is read of the OpenAPI document. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface Document {
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

export interface Operation {
  method: string;
  path: string;
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

/** Every operation, its parameters looked up. */
export function operationsOf({ paths, components }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = (operation.parameters ?? []).map((parameter) =>
        parameter.$ref === undefined ? parameter : components.parameters[lastOf(parameter.$ref)]!,
      );
      return { ...operation, method, path, parameters };
    }),
  );
}

/** The schema itself, whether or not it stands under a name. */
export function resolved(document: Document, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : document.components.schemas[lastOf(schema.$ref)]!;
}

export const jsonBodyOf = ({ requestBody }: Operation) => requestBody?.content['application/json']?.schema;

const lastOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);
