// Models → schemas: canonical references turn back into local ones.
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';
import type { Model } from '../../definition/rest/model';
import type { DocumentObject } from './document-object';
import { type ExportContext, schemaReference } from './export-context';

const maxDepth = 200;

/** `definitions` or `components.schemas`. */
export function schemasOf(context: ExportContext): DocumentObject {
  return Object.fromEntries([...context.view.models.values()].map((model) => [model.name, schemaOf(context, model)]));
}

function schemaOf(context: ExportContext, model: Model): DocumentObject {
  const place = `models.${model.name}`;
  const schema = parseJson(model.schema ?? '{}');
  if (!isMembers(schema)) {
    context.losses.warn(place, 'The schema is no JSON object; an empty one is exported.');
    return {};
  }
  if (model.description !== undefined && model.description !== schema.description) {
    context.losses.info(place, 'The description of the model is not in its schema and is not exported.');
  }
  if (model.contentType !== 'application/json') {
    context.losses.info(place, `The content type ${model.contentType} of the model is not exported.`);
  }
  const { $schema: dialect, ...rest } = schema;
  // AWS documented: models are draft 4; the line that says so has no place in OpenAPI
  if (dialect !== undefined && !String(dialect).includes('json-schema.org/draft-04/')) {
    context.losses.info(place, `$schema ${String(dialect)} is not exported.`);
  }
  return localReferences(context, rest, place, 0) as DocumentObject;
}

function localReferences(context: ExportContext, value: unknown, place: string, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item) => localReferences(context, item, place, depth + 1));
  if (!isMembers(value) || depth > maxDepth) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === '$ref' && typeof member === 'string') return [name, localReference(context, member, place)];
      return [name, localReferences(context, member, place, depth + 1)];
    }),
  );
}

function localReference(context: ExportContext, reference: string, place: string): string {
  const name = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)$/.exec(reference)?.[1];
  if (name !== undefined) return schemaReference(context, name).$ref;
  context.losses.info(place, `${reference} means a place inside the model; in the document it means another one.`);
  return reference;
}
