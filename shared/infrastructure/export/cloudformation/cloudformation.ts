// A whole API as a CloudFormation template, resource by resource.
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import { apiResources, methodLogicalId } from './api-resources';
import { documentationResources } from './documentation-resources';
import { functionPermissions, lambdaFunctions } from './function-resources';
import { clientCertificates, domainResources, linkResources, planResources, stageResources } from './stage-resources';
import {
  apiRef,
  openTemplate,
  type Properties,
  type TemplateContext,
  type TemplateResource,
  type TemplateResources,
} from './template-context';

export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Transform?: string;
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, Properties>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Properties;
}

/** AWS documented: cloudformation-limits, resources of one template. */
export const mostResources = 500;

/** The template. What CloudFormation cannot hold is in the losses of `api`. */
export function cloudFormationTemplate(api: CollectedApi): Template {
  const context = openTemplate(api);
  const own = apiResources(context);
  if (api.view.api.version !== undefined) {
    api.losses.info('version', 'The version of the API has no place in a template.');
  }
  // A deployment is made once and never changes: a new id makes CloudFormation deploy again.
  const deployment = `Deployment${api.deployedHash}`;
  const methods = api.methods.map(({ resource, method }) => methodLogicalId(context, resource.path, method));
  const responses = own.filter(([, { Type }]) => Type === 'AWS::ApiGateway::GatewayResponse').map(([id]) => id);
  const stages = {
    deployment: { Ref: deployment },
    stage: (stageName: string) =>
      api.stages.some((stage) => stage.stageName === stageName)
        ? { Ref: context.names.of('Stage', stageName) }
        : stageName,
  };
  const resources: TemplateResources = [
    ...own,
    ...linkResources(context),
    ...lambdaFunctions(context),
    ...functionPermissions(context),
    ...documentationResources(context),
    ...(methods.length === 0
      ? []
      : ([
          [
            deployment,
            {
              Type: 'AWS::ApiGateway::Deployment',
              DependsOn: [...methods, ...responses],
              Properties: { RestApiId: apiRef },
            },
          ],
          ...clientCertificates(context),
          ...stageResources(context, stages.deployment, new Set()),
          ...planResources(context, stages),
          ...domainResources(context, stages),
        ] as const)),
  ];
  if (methods.length === 0)
    api.losses.warn('stages', 'An API without methods cannot be deployed; stages are left out.');
  return finishTemplate(context, resources, stageUrls(context.names.of.bind(context.names), api));
}

interface NamedApi {
  readonly view: { readonly api: { readonly name: string } };
}

/** Joins a template; says where it is larger than CloudFormation takes. */
export function finishTemplate(
  { api, parameters }: Pick<TemplateContext<Surroundings & NamedApi>, 'api' | 'parameters'>,
  resources: TemplateResources,
  outputs: Properties,
): Template {
  if (resources.length > mostResources) {
    const message = `${resources.length} resources; CloudFormation takes ${mostResources}. The SAM format needs fewer.`;
    api.losses.warn('Resources', message);
  }
  const { name } = api.view.api;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: name.slice(0, 1_024),
    ...(parameters.size > 0 && { Parameters: Object.fromEntries(parameters) }),
    Resources: Object.fromEntries(resources),
    ...(Object.keys(outputs).length > 0 && { Outputs: outputs }),
  };
}

/** The address of every stage. */
export function stageUrls(
  nameOf: (kind: string, ...words: readonly string[]) => string,
  api: CollectedApi,
): Properties {
  if (api.methods.length === 0) return {};
  return Object.fromEntries(
    api.stages.map(({ stageName }) => {
      const url = `https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stageName}`;
      return [nameOf('Url', stageName), { Value: { 'Fn::Sub': url } }];
    }),
  );
}
