// The document SAM writes for an HTTP API: what is there, and one route for each event that it does not hold yet.
import { own, withEntry } from '../../../definition/records';
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { listOf, membersOf } from '../reading/texts';
import { ifCondition, mapPathItem, withDefaultAuth, withSharedConditions } from './document-paths';
import type { ApiEvent } from './expand-function';
import { httpSchemesOf, isOpen } from './http-security';
import { securityOf } from './security-definitions';

export interface HttpDocumentSource {
  readonly properties: Members;
  readonly definition: Members | undefined;
  readonly events: readonly ApiEvent[];
  readonly place: string;
  readonly losses: LossList;
}

/** Where an event without a path and a method leads. */
export const defaultRoute = { path: '/$default', verb: 'x-amazon-apigateway-any-method' } as const;

const integrationKey = 'x-amazon-apigateway-integration';

/** The body of the API. */
export function httpDocument({ properties, definition, events, place, losses }: HttpDocumentSource): Members {
  const auth = membersOf(properties, 'Auth');
  const base: Members = definition ?? { openapi: '3.0.1' };
  const info = membersOf(base, 'info');
  const guarded = withDefaultAuth(slashed(membersOf(base, 'paths')), auth);
  const paths = events.reduce((all, event) => withEvent(all, event, auth), guarded);
  const schemes = httpSchemesOf(auth, `${place}.Auth`, losses);
  const components = membersOf(base, 'components');
  const securitySchemes = { ...membersOf(components, 'securitySchemes'), ...schemes };
  return {
    ...base,
    info: {
      version: '1.0',
      ...info,
      title: info.title ?? properties.Name ?? { Ref: 'AWS::StackName' },
      ...(properties.Description !== undefined && { description: info.description ?? properties.Description }),
    },
    paths: withSharedConditions(paths),
    ...(Object.keys(securitySchemes).length > 0 && { components: { ...components, securitySchemes } }),
  };
}

/** Documents written for SAM name the default route without a slash. */
function slashed(paths: Members): Members {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path === '$default' ? defaultRoute.path : path, item]),
  );
}

/** The paths with the route that an event asks for; one that the document integrates itself stays as it is. */
function withEvent(paths: Members, event: ApiEvent, auth: Members): Members {
  const item = mapPathItem(own(paths, event.path) ?? {}, (members) => {
    const before = membersOf(members, event.verb);
    if (Object.hasOwn(before, integrationKey)) return members;
    const operation = operationOf(event, before, auth);
    const { condition } = event;
    return withEntry(members, event.verb, condition === undefined ? operation : ifCondition(condition, operation));
  });
  return withEntry(paths, event.path, item);
}

function operationOf({ properties, uri, path }: ApiEvent, before: Members, auth: Members): Members {
  const asked = membersOf(properties, 'Auth');
  const security = listOf(before, 'security').length > 0 ? undefined : securityOf(asked, auth);
  const timeout = properties.TimeoutInMillis;
  return {
    ...before,
    ...(security !== undefined && (security.length > 0 || isOpen(asked)) && { security }),
    ...(path === defaultRoute.path && { isDefaultRoute: true }),
    [integrationKey]: {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri,
      payloadFormatVersion: properties.PayloadFormatVersion ?? '2.0',
      ...(timeout !== undefined && { timeoutInMillis: timeout }),
    },
  };
}
