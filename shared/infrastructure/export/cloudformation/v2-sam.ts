// A whole HTTP or WebSocket API as a SAM template. An HTTP API is one document; a WebSocket API stands resource by
// resource, since SAM has no word for it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html
import { isMembers } from '../../../definition/edits/member-path';
import type { Definition } from '../../../definition/entities';
import type { V2Stage } from '../../../definition/v2/stage';
import { exportHttpApi } from '../../../openapi/export-http/export-http-api';
import type { CollectedV2Api } from '../collect-v2-api';
import { finishTemplate, type Template } from './cloudformation';
import { functionPermissions, serverlessFunctions } from './function-resources';
import { planResources } from './stage-resources';
import {
  apiLogicalId,
  filled,
  openTemplate,
  type Properties,
  type TemplateResource,
  type TemplateResources,
} from './template-context';
import { mappedValue, tagMap, type V2Context, v2ConnectionRef } from './v2-api-resources';
import { v2StageUrls, v2TemplateResources } from './v2-cloudformation';
import {
  v2Deployment,
  v2DomainResources,
  v2LinkResources,
  v2StageResources,
  v2StageSettings,
} from './v2-stage-resources';

/** The template. SAM's own HTTP API carries `stageName`, or the first stage that deploys by itself. */
export function v2SamTemplate(definition: Definition, api: CollectedV2Api, stageName?: string): Template {
  const context = openTemplate(api);
  const functions = serverlessFunctions(context);
  const resources =
    api.view.api.protocolType === 'HTTP'
      ? httpResources(context, definition, functions, stageName)
      : v2TemplateResources(context, functions);
  const { AWSTemplateFormatVersion, ...template } = finishTemplate(context, resources, v2StageUrls(context));
  return { AWSTemplateFormatVersion, Transform: 'AWS::Serverless-2016-10-31', ...template };
}

function httpResources(
  context: V2Context,
  definition: Definition,
  functions: TemplateResources,
  stageName: string | undefined,
): TemplateResources {
  const { api, names } = context;
  const first = ownStage(api, stageName);
  const others = api.stages.filter((stage) => stage !== first);
  const stageOf = (name: string): Properties | string => {
    // AWS documented: sam-specification-generated-resources-httpapi, what SAM makes is known by this name
    if (name === first?.stageName) return { Ref: `${apiLogicalId}.Stage` };
    return others.some((stage) => stage.stageName === name) ? { Ref: names.of('Stage', name) } : name;
  };
  if (first === undefined) api.losses.info('stages', 'SAM needs a stage; it makes $default.');
  const serverless: TemplateResource = {
    Type: 'AWS::Serverless::HttpApi',
    Properties: {
      ...(first !== undefined && { StageName: first.stageName, ...ownStageSettings(context, first) }),
      ...(api.view.api.disableExecuteApiEndpoint && { DisableExecuteApiEndpoint: true }),
      DefinitionBody: documentOf(context, definition),
    },
  };
  return [
    [apiLogicalId, serverless],
    ...v2LinkResources(context),
    ...functions,
    ...functionPermissions(context),
    ...v2Deployment(context, others, [apiLogicalId]),
    ...v2StageResources(context, others, false),
    ...planResources(context, { stage: stageOf }),
    ...v2DomainResources(context, stageOf),
  ];
}

function ownStage({ stages }: CollectedV2Api, stageName: string | undefined): V2Stage | undefined {
  return stages.find((stage) => stage.stageName === stageName) ?? stages.find((stage) => stage.autoDeploy) ?? stages[0];
}

/** A stage's settings; SAM has no place for some, and lets its stage deploy by itself. */
function ownStageSettings(context: V2Context, stage: V2Stage): Properties {
  const { losses } = context.api;
  const { stageName, description, tags, autoDeploy } = stage;
  for (const [name, value] of Object.entries({ description, tags })) {
    if (value === undefined || Object.keys(value).length === 0) continue;
    losses.warn(`stages.${stageName}.${name}`, `SAM has no place for the ${name} of its own stage.`);
  }
  if (!autoDeploy) losses.warn(`stages.${stageName}.autoDeploy`, 'The stage that SAM makes deploys by itself.');
  return v2StageSettings(context, stage);
}

/** The document of the API, with references in the place of what is local. */
function documentOf(context: V2Context, definition: Definition): unknown {
  const { view, place, losses, integrations, routes } = context.api;
  const { api } = view;
  if (api.version === undefined) losses.info('version', 'A document has a version; it says 1.0.');
  if (api.ipAddressType === 'dualstack') losses.warn('ipAddressType', 'SAM has no place for the type of addresses.');
  const isShared = (id: string) => routes.filter(({ part }) => part.target === `integrations/${id}`).length !== 1;
  const { document } = exportHttpApi(definition, place.apiId, {
    host: 'localhost',
    now: 0,
    hasExtensions: true,
    region: place.region,
    integrationNames: new Map(
      integrations.flatMap(({ part, words }) => (isShared(part.id) ? [[part.id, words.join(' ')]] : [])),
    ),
  });
  const { servers: _, info, tags: _tags, 'x-amazon-apigateway-importexport-version': _version, ...rest } = document;
  const about = { ...(isMembers(info) && info), version: api.version ?? '1.0' };
  // As the API's own tags: those of the resource would be the stage's too.
  const tags = Object.entries(tagMap(api.tags)).map(([name, value]) => ({
    name,
    'x-amazon-apigateway-tag-value': value,
  }));
  const whole = { openapi: rest.openapi, info: about, ...(tags.length > 0 && { tags }), ...rest };
  return withReferences(context, whole, '');
}

/** `owner` is the name of the operation or integration that a mapping belongs to. */
function withReferences(context: V2Context, value: unknown, owner: string): unknown {
  if (typeof value === 'string') return context.text(value);
  if (Array.isArray(value)) return value.map((item) => withReferences(context, item, owner));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === 'connectionId' && typeof member === 'string') return [name, v2ConnectionRef(context, member)];
      if (name === 'requestParameters' && isMembers(member)) return [name, withMappings(context, owner, member)];
      if (name === 'responseParameters' && isMembers(member)) {
        const byStatus = Object.entries(member).map(([status, mappings]) => [
          status,
          withMappings(context, owner, isMembers(mappings) ? mappings : {}),
        ]);
        return [name, Object.fromEntries(byStatus) as Properties];
      }
      return [name, withReferences(context, member, name.startsWith('x-') ? owner : `${owner} ${name}`.trim())];
    }),
  );
}

function withMappings(context: V2Context, owner: string, mappings: Properties): Properties {
  return filled(
    Object.fromEntries(
      Object.entries(mappings).map(([name, value]) => [
        name,
        typeof value === 'string' ? mappedValue(context, owner, name, value) : value,
      ]),
    ),
  );
}
