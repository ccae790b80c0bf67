// SAM's transform: `AWS::Serverless::*` → resources of CloudFormation, with their functions not called yet.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
import type { LossList } from '../../../openapi/import/losses';
import type { Members, ReadTemplate } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import type { SideFiles } from '../values/side-files';
import { expandApi } from './expand-api';
import { type ApiEvent, expandFunction } from './expand-function';
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

/** The logical id of the API that functions share which name none. */
const implicitApi = 'ServerlessRestApi';

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
  const apis = new Map<string, Members>();
  for (const [logicalId, raw] of written) {
    const type = textOf(memberOf(raw, 'Type')) ?? '';
    const resource = mergeGlobals(template.root, type, raw);
    if (type === 'AWS::Serverless::Function') {
      const made = expandFunction(logicalId, resource, context);
      add(logicalId, made.resources);
      events.push(...made.events);
    } else if (type === 'AWS::Serverless::Api') apis.set(logicalId, resource);
    else if (type === 'AWS::Serverless::LayerVersion') add(logicalId, layer(logicalId, resource));
    else resources.set(logicalId, raw);
  }
  if (events.some(({ apiId }) => apiId === undefined)) {
    const properties = { Name: { Ref: 'AWS::StackName' }, StageName: 'Prod' };
    apis.set(implicitApi, mergeGlobals(template.root, 'AWS::Serverless::Api', { Properties: properties }));
  }
  for (const [logicalId, resource] of apis) {
    const own = events.filter(({ apiId }) => (apiId ?? implicitApi) === logicalId);
    add(
      logicalId === implicitApi ? (own[0]?.functionId ?? logicalId) : logicalId,
      expandApi(logicalId, resource, own, context),
    );
  }
  for (const { apiId, place } of events) {
    if (apiId !== undefined && !apis.has(apiId)) {
      context.losses.warn(place, `${apiId} is no API of this template; the event is left out.`);
    }
  }
  return { resources, origins };
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
