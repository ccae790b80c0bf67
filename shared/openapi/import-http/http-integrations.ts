// `x-amazon-apigateway-integration` → the integrations of an HTTP API, shared where operations refer to the same one.
import { shapeOf } from '../../definition/edits/entity-check';
import { isMembers } from '../../definition/edits/member-path';
import { v2IntegrationProblems } from '../../definition/edits/rules/v2-integration-rules';
import { entityKey } from '../../definition/entities';
import { own } from '../../definition/records';
import { type Members, membersAt, textAt } from '../import/import-context';
import { formatVersionAt } from './http-authorizers';
import { freeId, given, type HttpImportContext } from './http-import-context';
import { sharedName } from './shared-integration-name';

export interface HttpIntegrations {
  /** What the components of the document call each shared one, by its id. */
  readonly names: ReadonlyMap<string, string>;
  /** The id of an operation's integration; undefined where it has none, or none that HTTP APIs take. */
  of(operation: Members, routeKey: string, place: string): string | undefined;
}

const member = 'x-amazon-apigateway-integration';
const sharedPlace = 'components.x-amazon-apigateway-integrations';

/** Makes the shared integrations of the document, whether a route has them or not. */
export function readHttpIntegrations(context: HttpImportContext): HttpIntegrations {
  const components = membersAt(context, context.document, 'components', '') ?? {};
  const written = membersAt(context, components, 'x-amazon-apigateway-integrations', 'components') ?? {};
  const shared = new Map<string, string | undefined>();
  const names = new Map<string, string>();
  for (const name of Object.keys(written)) {
    const integration = membersAt(context, written, name, sharedPlace);
    const known = context.known.sharedIntegration(name, textAt(integration, 'uri'));
    const made = integration && make(context, integration, known, `${sharedPlace}.${name}`);
    shared.set(name, made);
    if (made !== undefined) names.set(made, name);
  }
  return {
    names,
    of(operation, routeKey, place) {
      const name = sharedName(own(operation, member));
      if (name !== undefined && shared.has(name)) return shared.get(name);
      const integration = membersAt(context, operation, member, place);
      return integration && make(context, integration, context.known.integration(routeKey), `${place}.${member}`);
    },
  };
}

function make(
  context: HttpImportContext,
  written: Members,
  known: string | undefined,
  place: string,
): string | undefined {
  const { apiId, losses, made } = context;
  const id = freeId(context, known, (free) => entityKey('v2-integration', apiId, free));
  const shape = shapeOf('v2-integration', { id, ...integrationMembers(context, written, place) });
  if (!('entity' in shape)) {
    const [problem] = shape.problems;
    losses.warn(place, `The integration is left out: ${problem?.path.join('.') ?? ''}: ${problem?.message ?? ''}`);
    return undefined;
  }
  const problems = v2IntegrationProblems(made, apiId, shape.entity);
  // A link may be made after the document is read; a finding tells of it until then.
  const [grave] = problems.filter(({ path }) => path[0] !== 'connectionId');
  if (grave !== undefined) {
    losses.warn(place, `The integration is left out: ${grave.message}`);
    return undefined;
  }
  for (const { message } of problems) losses.info(place, message);
  made.set(entityKey('v2-integration', apiId, id), shape.entity);
  return id;
}

function integrationMembers(context: HttpImportContext, written: Members, place: string): object {
  const integrationType = textAt(written, 'type')?.toUpperCase();
  const subtype = textAt(written, 'integrationSubtype');
  const assumed = subtype !== undefined ? undefined : integrationType === 'AWS_PROXY' ? 'POST' : 'ANY';
  const timeout = textAt(written, 'timeoutInMillis');
  return {
    integrationType,
    ...given('integrationMethod', (textAt(written, 'httpMethod') ?? assumed)?.toUpperCase()),
    ...given('integrationUri', textAt(written, 'uri')),
    ...given('integrationSubtype', subtype),
    ...given('connectionType', textAt(written, 'connectionType')?.toUpperCase()),
    ...given('connectionId', textAt(written, 'connectionId')),
    ...given('credentialsArn', textAt(written, 'credentials')),
    ...given('description', textAt(written, 'description')),
    // AWS assumed: a document that does not say means the older format
    payloadFormatVersion: formatVersionAt(written, 'payloadFormatVersion') ?? '1.0',
    timeoutInMillis: timeout === undefined ? 30_000 : Number(timeout),
    ...given('requestParameters', texts(membersAt(context, written, 'requestParameters', place))),
    ...given('responseParameters', textsByStatus(membersAt(context, written, 'responseParameters', place))),
    ...given('tlsConfig', tlsOf(membersAt(context, written, 'tlsConfig', place))),
  };
}

function texts(values: Members | undefined): Members | undefined {
  if (values === undefined) return undefined;
  return Object.fromEntries(Object.keys(values).map((name) => [name, textAt(values, name) ?? values[name]]));
}

function textsByStatus(values: Members | undefined): Members | undefined {
  if (values === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([status, mapping]) => [status, isMembers(mapping) ? texts(mapping) : mapping]),
  );
}

function tlsOf(written: Members | undefined): object | undefined {
  const serverNameToVerify = textAt(written, 'serverNameToVerify');
  return serverNameToVerify === undefined ? undefined : { serverNameToVerify };
}
