// SAM's transform: `AWS::Serverless::*` → resources of CloudFormation, with their functions not called yet.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
import type { LossList } from '../../../openapi/import/losses';
import type { Members, ReadTemplate } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import type { SideFiles } from '../values/side-files';
import { expandApi } from './expand-api';
import { type ApiEvent, expandFunction } from './expand-function';
import { expandHttpApi } from './expand-http-api';
import { mergeGlobals } from './merge-globals';

export interface ExpandedTemplate {
  readonly resources: ReadonlyMap<string, unknown>;
  /** Made resource → the one it was made from. */
  readonly origins: ReadonlyMap<string, string>;
}

export interface SamContext {
  readonly losses: LossList;
  readonly files: SideFiles;
}

/** The logical ids of the APIs that functions share which name none. */
const implicitApis = { Api: 'ServerlessRestApi', HttpApi: 'ServerlessHttpApi' } as const;

/** Expands a template; one without serverless resources comes back as it is. */
export function expandSam(
  template: ReadTemplate,
  written: ReadonlyMap<string, unknown>,
  context: SamContext,
): ExpandedTemplate {
  const resources = new Map<string, unknown>();
  const origins = new Map<string, string>();
  const events: ApiEvent[] = [];
  const add = (from: string, made: ReadonlyMap<string, unknown>) => {
    for (const [logicalId, resource] of made) {
      resources.set(logicalId, resource);
      origins.set(logicalId, from);
    }
  };
  const apis = { Api: new Map<string, Members>(), HttpApi: new Map<string, Members>() };
  for (const [logicalId, raw] of written) {
    const type = textOf(memberOf(raw, 'Type')) ?? '';
    const resource = mergeGlobals(template.root, type, raw);
    if (type === 'AWS::Serverless::Function') {
      const made = expandFunction(logicalId, resource, context);
      add(logicalId, made.resources);
      events.push(...made.events);
    } else if (type === 'AWS::Serverless::Api') apis.Api.set(logicalId, resource);
    else if (type === 'AWS::Serverless::HttpApi') apis.HttpApi.set(logicalId, resource);
    else if (type === 'AWS::Serverless::LayerVersion') add(logicalId, layer(logicalId, resource));
    else resources.set(logicalId, raw);
  }
  for (const type of ['Api', 'HttpApi'] as const) {
    const own = events.filter((event) => event.type === type);
    for (const { from, made } of expandApis(type, own, apis[type], { root: template.root, written, context })) {
      add(from, made);
    }
  }
  return { resources, origins };
}

interface ApiSources {
  readonly root: Members;
  readonly written: ReadonlyMap<string, unknown>;
  readonly context: SamContext;
}

/** The APIs of one type, with the one that functions share where an event names none. */
function expandApis(
  type: ApiEvent['type'],
  events: readonly ApiEvent[],
  apis: ReadonlyMap<string, Members>,
  { root, written, context }: ApiSources,
) {
  const implicit = implicitApis[type];
  const all = new Map(apis);
  if (events.some(({ apiId }) => apiId === undefined) && !all.has(implicit)) {
    const properties = type === 'Api' ? { Name: { Ref: 'AWS::StackName' }, StageName: 'Prod' } : {};
    all.set(implicit, mergeGlobals(root, `AWS::Serverless::${type}`, { Properties: properties }));
  }
  for (const { apiId, place } of events) {
    if (apiId !== undefined && !all.has(apiId)) {
      context.losses.warn(place, `${apiId} is no API of this template; the event is left out.`);
    }
  }
  const expand = type === 'Api' ? expandApi : expandHttpApi;
  return [...all].map(([logicalId, resource]) => {
    const own = events.filter(({ apiId }) => (apiId ?? implicit) === logicalId);
    const from = written.has(logicalId) ? logicalId : (own[0]?.functionId ?? logicalId);
    return { from, made: expand(logicalId, resource, own, context) };
  });
}

function layer(logicalId: string, resource: unknown): ReadonlyMap<string, unknown> {
  const { ContentUri, ...properties } = membersOf(resource, 'Properties');
  return new Map([
    [
      logicalId,
      { ...asObject(resource), Type: 'AWS::Lambda::LayerVersion', Properties: { ...properties, Content: ContentUri } },
    ],
  ]);
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
