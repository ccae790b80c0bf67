// The document of an HTTP API in a template → the entities it describes.
import { StudioError } from '../../../../contract/errors';
import { isMembers } from '../../../../definition/edits/member-path';
import type { Entity, EntityKey } from '../../../../definition/entities';
import { own } from '../../../../definition/records';
import { importHttpApi } from '../../../../openapi/import-http/import-http-api';
import { type Members, readTemplate } from '../../reading/read-template';
import { membersOf, textOf } from '../../reading/texts';
import type { StackResource } from '../../values/stack';
import type { BuildContext } from '../build-context';
import type { PropertyReader } from '../property-reader';

/** The document of the API; undefined where resources alone describe it. `name` stands where it has no title. */
export function httpBodyOf(
  { losses }: BuildContext,
  resource: StackResource,
  properties: PropertyReader,
  name: string,
): Members | undefined {
  if (properties.members('BodyS3Location') !== undefined) {
    losses.warn(`${resource.propertiesPlace}.BodyS3Location`, 'The document lies in S3; nothing is fetched.');
  }
  properties.json('Body');
  const written = resource.properties.Body;
  if (written === undefined || written === null || written === '') return undefined;
  const fileName = `${resource.propertiesPlace}.Body`;
  const body = typeof written === 'string' ? readTemplate({ fileName, text: written }).root : written;
  if (!isMembers(body)) return undefined;
  const info = membersOf(body, 'info');
  const title = textOf(info.title) || name;
  return { ...body, info: { version: '1.0', ...info, title }, paths: withSlash(membersOf(body, 'paths')) };
}

// AWS assumed: SAM writes the default route without the slash that exports have, and the service takes it
function withSlash(paths: Members): Members {
  const route = own(paths, '$default');
  if (route === undefined || Object.hasOwn(paths, '/$default')) return paths;
  const { $default: _, ...others } = paths;
  const operation = membersOf(route, 'x-amazon-apigateway-any-method');
  const any = { 'x-amazon-apigateway-any-method': { ...operation, isDefaultRoute: true } };
  return { ...others, '/$default': { ...(isMembers(route) && route), ...any } };
}

/** Everything that the document of API `apiId` describes. IMPORT_REFUSED where API Gateway refuses it. */
export function importHttpBody(
  { place, random, now, losses, book }: BuildContext,
  resource: StackResource,
  body: Members,
  properties: PropertyReader,
): ReadonlyMap<EntityKey, Entity> {
  const at = `${resource.propertiesPlace}.Body`;
  const basepath = properties.text('BasePath')?.toLowerCase();
  const failsOnWarnings = properties.flag('FailOnWarnings') === true;
  try {
    const imported = importHttpApi(JSON.stringify(body), {
      apiId: resource.ref,
      definition: book.definition,
      random,
      now,
      accountId: place.accountId,
      region: place.region,
      maxBytes: 64 * 1_024 * 1_024,
      ...((basepath === 'prepend' || basepath === 'split') && { basepath }),
    });
    for (const { severity, place: inside, message } of imported.losses) {
      losses[severity === 'warning' ? 'warn' : 'info'](`${at}.${inside}`, message);
    }
    if (failsOnWarnings && imported.losses.some(({ severity }) => severity === 'warning')) {
      const message = 'API Gateway would refuse this document for its warnings.';
      losses.warn(`${resource.propertiesPlace}.FailOnWarnings`, message);
    }
    return imported.entities;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const [problem] = error.details.problems ?? [];
    const message = `The document of ${resource.logicalId}: ${problem?.message ?? error.message}`;
    const inside = problem?.path ?? error.details.path;
    throw new StudioError(error.code, message, { ...error.details, path: inside ? `${at}.${inside}` : at });
  }
}
