// A whole API as a SAM template: the API as one document, functions beside it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
import type { Definition } from '../../../definition/entities';
import { exportOpenApi } from '../../../openapi/export/export-openapi';
import type { CollectedApi } from '../collect-api';
import { restApi, withReferences } from './api-resources';
import { finishTemplate, stageUrls, type Template } from './cloudformation';
import { documentationResources } from './documentation-resources';
import { functionPermissions, serverlessFunctions } from './function-resources';
import {
  clientCertificates,
  domainResources,
  linkResources,
  planResources,
  stageResources,
  stageSettings,
} from './stage-resources';
import {
  apiLogicalId,
  filled,
  openTemplate,
  type Properties,
  type TemplateContext,
  type TemplateResources,
} from './template-context';

/** The stage that SAM makes where the API has none. */
const defaultStage = 'dev';

/** The template. SAM's own API carries the first stage, or `stageName`; other stages stand beside it. */
export function samTemplate(definition: Definition, api: CollectedApi, stageName?: string): Template {
  const context = openTemplate(api);
  const first = api.stages.find((stage) => stage.stageName === stageName) ?? api.stages[0];
  const firstName = first?.stageName ?? defaultStage;
  if (first === undefined) api.losses.info('stages', `SAM needs a stage; it makes one named ${defaultStage}.`);
  const stages = {
    // AWS documented: sam-specification-generated-resources-api, what SAM makes is known by these names
    deployment: { Ref: `${apiLogicalId}.Deployment` },
    stage: (name: string): Properties | string => {
      if (name === firstName) return { Ref: `${apiLogicalId}.Stage` };
      return api.stages.some((stage) => stage.stageName === name) ? { Ref: context.names.of('Stage', name) } : name;
    },
  };
  const properties = {
    StageName: firstName,
    ...apiProperties(context),
    ...(first !== undefined && settingsOf(context, first)),
    DefinitionBody: definitionBody(context, definition),
  };
  const versions = documentationResources(context).filter(([, { Type }]) => Type.endsWith('::DocumentationVersion'));
  const resources: TemplateResources = [
    [apiLogicalId, { Type: 'AWS::Serverless::Api', Properties: properties }],
    ...linkResources(context),
    ...serverlessFunctions(context),
    ...functionPermissions(context),
    // The parts are in the document already.
    ...versions.map(([id, { DependsOn: _, ...version }]) => [id, version] as const),
    ...clientCertificates(context),
    ...stageResources(context, stages.deployment, new Set([firstName])),
    ...planResources(context, stages),
    ...domainResources(context, stages),
  ];
  const { AWSTemplateFormatVersion, ...template } = finishTemplate(
    context,
    resources,
    stageUrls(context.names.of.bind(context.names), api),
  );
  return { AWSTemplateFormatVersion, Transform: 'AWS::Serverless-2016-10-31', ...template };
}

function apiProperties(context: TemplateContext): Properties {
  // The rest of the API's settings is in the document.
  const { Name, Description, EndpointConfiguration, SecurityPolicy, DisableExecuteApiEndpoint } = restApi(context);
  const { Types, VpcEndpointIds, IpAddressType } = EndpointConfiguration as Readonly<Record<string, unknown>>;
  return filled({
    Name,
    // Stands above the document's, where documentation may have taken its place.
    Description,
    EndpointConfiguration: filled({
      Type: (Types as readonly string[])[0],
      VPCEndpointIds: VpcEndpointIds,
      IpAddressType,
    }),
    SecurityPolicy,
    DisableExecuteApiEndpoint,
    Tags: Object.fromEntries(
      Object.entries(context.api.view.api.tags ?? {}).filter(([key]) => !key.startsWith('aws:')),
    ),
  });
}

/** A stage's settings; SAM has no place for its description, certificate and documentation version. */
function settingsOf(context: TemplateContext, stage: CollectedApi['stages'][number]): Properties {
  const { Description, ClientCertificateId, DocumentationVersion, ...settings } = stageSettings(context, stage);
  const { losses } = context.api;
  const unheld = Object.entries({ Description, ClientCertificateId, DocumentationVersion, Tags: stage.tags });
  for (const [name] of unheld.filter(([, value]) => value !== undefined)) {
    losses.warn(`stages.${stage.stageName}.${name}`, `SAM has no place for ${name} of its own stage.`);
  }
  return settings;
}

/** What a document alone would lose, and the template holds. */
const inTemplate: ReadonlySet<string> = new Set(['tags', 'endpointConfiguration.types', 'x-amazon-apigateway-policy']);

function definitionBody(context: TemplateContext, definition: Definition): unknown {
  const { apiId } = context.api.place;
  const { document, losses } = exportOpenApi(definition, apiId, {
    format: 'oas30',
    extensions: ['apigateway'],
    host: 'localhost',
  });
  for (const { severity, place, message } of losses) {
    if (severity === 'warning') context.api.losses.warn(place, message);
    else if (!inTemplate.has(place)) context.api.losses.info(place, message);
  }
  const { servers: _, ...body } = document;
  return withReferences(context, body);
}
