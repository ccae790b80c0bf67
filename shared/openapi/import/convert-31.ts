// OpenAPI 3.1 → 3.0, for imports that are not AWS's own call: API Gateway knows no 3.1 (reference: OpenAPI 1).
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import { convertSchema31 } from './convert-31-schema';
import { type Members, referenceOf } from './import-context';
import type { LossList } from './losses';

/** True for a document that says it is OpenAPI 3.1. */
export function isOpenApi31(document: Members): boolean {
  const version = own(document, 'openapi');
  return typeof version === 'string' && /^3\.1(?:\.\d+)?$/.test(version);
}

/** The document as OpenAPI 3.0.3; what 3.0 cannot say is told in `losses`. */
export function convertOpenApi31(document: Members, losses: LossList): Members {
  losses.info('openapi', 'OpenAPI 3.1 is converted to 3.0: API Gateway knows no 3.1.');
  const { webhooks, jsonSchemaDialect, openapi: _version, info, components, paths, ...rest } = document;
  if (webhooks !== undefined) losses.warn('webhooks', 'OpenAPI 3.0 has no webhooks; they are left out.');
  if (jsonSchemaDialect !== undefined) {
    losses.info('jsonSchemaDialect', 'The dialect of schemas is not kept: models are JSON Schema draft 4.');
  }
  const { pathItems, ...parts } = isMembers(components) ? components : {};
  const inlined = withPathItems(isMembers(paths) ? paths : {}, isMembers(pathItems) ? pathItems : {}, losses);
  return {
    openapi: '3.0.3',
    ...rest,
    info: isMembers(info) ? convertInfo(info, losses) : info,
    paths: convertSchemasIn(inlined, 'paths', losses),
    ...(components !== undefined && { components: convertComponents(parts, losses) }),
  };
}

function convertInfo({ summary, ...info }: Members, losses: LossList): Members {
  if (summary !== undefined) losses.info('info.summary', 'OpenAPI 3.0 has no summary of the API; it is left out.');
  const { license } = info;
  if (!isMembers(license) || !Object.hasOwn(license, 'identifier')) return info;
  losses.info('info.license.identifier', 'OpenAPI 3.0 has no license identifier; it is left out.');
  const { identifier: _identifier, ...named } = license;
  return { ...info, license: named };
}

/** Path items that stand in `components` take the place of the references to them. */
function withPathItems(paths: Members, pathItems: Members, losses: LossList): Members {
  const prefix = '#/components/pathItems/';
  const used = new Set<string>();
  const entries = Object.entries(paths).map(([path, item]) => {
    const reference = referenceOf(item);
    const name = reference?.startsWith(prefix) === true ? unescaped(reference.slice(prefix.length)) : undefined;
    const target = name === undefined ? undefined : own(pathItems, name);
    if (name === undefined || !isMembers(target) || !isMembers(item)) return [path, item] as const;
    used.add(name);
    const { $ref: _reference, ...beside } = item;
    return [path, { ...target, ...beside }] as const;
  });
  for (const name of Object.keys(pathItems)) {
    if (!used.has(name)) losses.info(`components.pathItems.${name}`, 'No path uses this path item; it is left out.');
  }
  return Object.fromEntries(entries);
}

function convertComponents(components: Members, losses: LossList): Members {
  return Object.fromEntries(
    Object.entries(components).map(([kind, parts]) => {
      if (kind !== 'schemas' || !isMembers(parts)) {
        return [kind, convertSchemasIn(parts, `components.${kind}`, losses)];
      }
      const schemas = Object.entries(parts).map(
        ([name, schema]) => [name, convertSchema31(schema, `components.schemas.${name}`, losses)] as const,
      );
      return [kind, Object.fromEntries(schemas)];
    }),
  );
}

const values = new Set(['example', 'examples', 'default', 'enum']);

/** Every `schema` in paths, parameters, bodies and responses; extensions and examples are left as they are. */
function convertSchemasIn(value: unknown, place: string, losses: LossList): unknown {
  if (Array.isArray(value)) return value.map((item, at) => convertSchemasIn(item, `${place}.${at}`, losses));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const at = `${place}.${name}`;
      if (name === 'schema') return [name, convertSchema31(member, at, losses)];
      // An operation stands behind any-method; every other extension is API Gateway's own business.
      const isExtension = name.startsWith('x-') && name !== 'x-amazon-apigateway-any-method';
      return isExtension || values.has(name) ? [name, member] : [name, convertSchemasIn(member, at, losses)];
    }),
  );
}

function unescaped(name: string): string {
  return name.replace(/~1/g, '/').replace(/~0/g, '~');
}
