// Lambda functions of an API, with the permission for API Gateway to call them.
import type { LambdaFunction } from '../../../definition/companions/function';
import { defaultCodeUri } from '../../../definition/edits/function-edits';
import type { Surroundings } from '../collect-surroundings';
import { filled, type Properties, type TemplateContext, type TemplateResources, tagList } from './template-context';

/** Functions as `AWS::Lambda::Function`; `aws cloudformation package` uploads the folders that `Code` names. */
export function lambdaFunctions(context: TemplateContext<Surroundings>): TemplateResources {
  const { api, names } = context;
  const withoutRole = api.functions.some(({ role }) => role === undefined);
  return [
    ...(withoutRole ? ([[functionRole, { Type: 'AWS::IAM::Role', Properties: roleProperties }]] as const) : []),
    ...api.functions.map((fn) => {
      const properties = {
        Code: codeUriOf(fn),
        Role: fn.role === undefined ? { 'Fn::GetAtt': [functionRole, 'Arn'] } : context.text(fn.role),
        ...functionSettings(context, fn),
        ...filled({ Tags: tagList(fn.tags) }),
      };
      return [
        names.of('Function', fn.functionName),
        { Type: 'AWS::Lambda::Function', Properties: properties },
      ] as const;
    }),
  ];
}

/** Functions as `AWS::Serverless::Function`; `sam build` finds their code. */
export function serverlessFunctions(context: TemplateContext<Surroundings>): TemplateResources {
  return context.api.functions.map((fn) => {
    const tags = Object.entries(fn.tags ?? {}).filter(([key]) => !key.startsWith('aws:'));
    const properties = {
      CodeUri: codeUriOf(fn),
      ...functionSettings(context, fn),
      ...filled({ Role: fn.role === undefined ? undefined : context.text(fn.role), Tags: Object.fromEntries(tags) }),
    };
    return [
      context.names.of('Function', fn.functionName),
      { Type: 'AWS::Serverless::Function', Properties: properties },
    ] as const;
  });
}

/** One permission for each function: any stage, method and path of the API may call it. */
export function functionPermissions({ api, names }: TemplateContext<Surroundings>): TemplateResources {
  return api.functions.map(({ functionName }) => [
    names.of('Permission', functionName),
    {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: names.of('Function', functionName) },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*' },
      },
    },
  ]);
}

const functionRole = 'FunctionRole';

const roleProperties: Properties = {
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  },
  ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }],
};

/** Where the code lies, seen from the workspace's folder. */
export function codeUriOf({ codeUri, functionName }: LambdaFunction): string {
  return codeUri ?? defaultCodeUri(functionName);
}

function functionSettings(context: TemplateContext<Surroundings>, fn: LambdaFunction): Properties {
  const { functionName, layers = [], versions, aliases } = fn;
  const { losses } = context.api;
  const place = `functions.${functionName}`;
  if (layers.length > 0) losses.warn(`${place}.layers`, 'Layers are folders here and are not exported.');
  if (versions !== undefined || aliases !== undefined) {
    losses.warn(place, 'Published versions and aliases are not exported.');
  }
  const variables = Object.entries(fn.environment?.variables ?? {}).map(([name, value]) => [
    name,
    context.setting(functionName, name, value),
  ]);
  return filled({
    FunctionName: functionName,
    Description: fn.description,
    Runtime: fn.runtime,
    Handler: fn.handler,
    Timeout: fn.timeout,
    MemorySize: fn.memorySize,
    Environment: variables.length === 0 ? undefined : { Variables: Object.fromEntries(variables) },
    ReservedConcurrentExecutions: fn.reservedConcurrentExecutions,
  });
}
