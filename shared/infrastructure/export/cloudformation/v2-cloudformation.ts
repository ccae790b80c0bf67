// A whole HTTP or WebSocket API as a CloudFormation template, resource by resource.
import { defaultStageName } from '../../../definition/v2/stage';
import type { CollectedV2Api } from '../collect-v2-api';
import { finishTemplate, type Template } from './cloudformation';
import { functionPermissions, lambdaFunctions } from './function-resources';
import { clientCertificates, linkResources, planResources } from './stage-resources';
import { openTemplate, type Properties, type TemplateResources } from './template-context';
import { type V2Context, v2ApiResources } from './v2-api-resources';
import { v2Deployment, v2DomainResources, v2LinkResources, v2StageResources } from './v2-stage-resources';

/** The template. What CloudFormation cannot hold is in the losses of `api`. */
export function v2CloudFormationTemplate(api: CollectedV2Api): Template {
  const context = openTemplate(api);
  return finishTemplate(context, v2TemplateResources(context, lambdaFunctions(context)), v2StageUrls(context));
}

/** Everything of the API, with its functions as `functions`. */
export function v2TemplateResources(context: V2Context, functions: TemplateResources): TemplateResources {
  const { api, names } = context;
  const own = v2ApiResources(context);
  const deployed = own.slice(1).flatMap(([id, { Type }]) => (isDeployed.has(Type) ? [id] : []));
  const stage = (name: string) =>
    api.stages.some(({ stageName }) => stageName === name) ? { Ref: names.of('Stage', name) } : name;
  return [
    ...own,
    ...v2LinkResources(context),
    ...linkResources(context),
    ...functions,
    ...functionPermissions(context),
    ...v2Deployment(context, api.stages, deployed),
    ...clientCertificates(context),
    ...v2StageResources(context, api.stages, true),
    ...planResources(context, { stage }),
    ...v2DomainResources(context, stage),
  ];
}

/** What has to be there before an API is deployed with it. */
const isDeployed: ReadonlySet<string> = new Set(
  ['Route', 'RouteResponse', 'IntegrationResponse'].map((name) => `AWS::ApiGatewayV2::${name}`),
);

/** The address of every stage. */
export function v2StageUrls({ api, names }: V2Context): Properties {
  const scheme = api.view.api.protocolType === 'HTTP' ? 'https' : 'wss';
  return Object.fromEntries(
    api.stages.map(({ stageName }) => {
      const path = stageName === defaultStageName ? '' : `/${stageName}`;
      const url = `${scheme}://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}${path}`;
      return [names.of('Url', stageName), { Value: { 'Fn::Sub': url } }];
    }),
  );
}
