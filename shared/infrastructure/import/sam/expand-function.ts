// One `AWS::Serverless::Function` → the function, its alias, and the methods its events ask for.
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import type { SamContext } from './expand-sam';
import { defaultRoute } from './http-document';

/** An event of type Api or HttpApi. */
export interface ApiEvent {
  readonly type: 'Api' | 'HttpApi';
  readonly functionId: string;
  /** Logical id of the API; undefined for the one that functions share. */
  readonly apiId: string | undefined;
  readonly path: string;
  /** Lower case, `x-amazon-apigateway-any-method` for any. */
  readonly verb: string;
  readonly properties: Members;
  /** The integration's URI, as a function to be called. */
  readonly uri: unknown;
  /** The condition the function is made under. */
  readonly condition: string | undefined;
  readonly place: string;
}

export interface ExpandedFunction {
  readonly resources: ReadonlyMap<string, unknown>;
  readonly events: readonly ApiEvent[];
}

/** Properties that SAM reads itself, and Lambda's function does not have. */
const samOnly = new Set([
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CodeUri',
  'DeploymentPreference',
  'Events',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'RolePath',
  'VersionDescription',
]);

/** Expands a function. */
export function expandFunction(logicalId: string, resource: Members, context: SamContext): ExpandedFunction {
  const properties = membersOf(resource, 'Properties');
  const { Events: _, Properties: _properties, ...members } = resource;
  const code = codeOf(properties);
  const kept = Object.entries(properties).filter(([name]) => !samOnly.has(name));
  const resources = new Map<string, unknown>([
    [
      logicalId,
      {
        ...members,
        Type: 'AWS::Lambda::Function',
        Properties: { ...Object.fromEntries(kept), ...code, ...roleOf(properties, logicalId) },
      },
    ],
  ]);
  if (properties.Role === undefined) resources.set(`${logicalId}Role`, { Type: 'AWS::IAM::Role' });
  const alias = textOf(properties.AutoPublishAlias);
  const arn = alias === undefined ? { 'Fn::GetAtt': [logicalId, 'Arn'] } : { Ref: `${logicalId}Alias${alias}` };
  if (alias !== undefined) {
    const aliasProperties = { FunctionName: { Ref: logicalId }, Name: alias, FunctionVersion: '$LATEST' };
    resources.set(`${logicalId}Alias${alias}`, { Type: 'AWS::Lambda::Alias', Properties: aliasProperties });
  }
  const condition = textOf(resource.Condition);
  return { resources, events: eventsOf(logicalId, properties, { arn, condition }, context) };
}

function codeOf({ CodeUri, InlineCode }: Members): object {
  if (InlineCode !== undefined) return { Code: { ZipFile: InlineCode } };
  if (CodeUri === undefined) return {};
  const isBucket = isMembers(CodeUri) && Object.hasOwn(CodeUri, 'Bucket');
  return { Code: isBucket ? { S3Bucket: CodeUri.Bucket, S3Key: CodeUri.Key } : CodeUri };
}

/** SAM makes a role where none is named; templates may refer to it. */
function roleOf({ Role }: Members, logicalId: string): object {
  return Role === undefined ? { Role: { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] } } : {};
}

function eventsOf(
  functionId: string,
  properties: Members,
  called: { readonly arn: unknown; readonly condition: string | undefined },
  { losses }: SamContext,
): ApiEvent[] {
  return Object.entries(membersOf(properties, 'Events')).flatMap(([name, event]): ApiEvent[] => {
    const place = `Resources.${functionId}.Properties.Events.${name}`;
    const type = textOf(memberOf(event, 'Type')) ?? '';
    if (type !== 'Api' && type !== 'HttpApi') {
      losses.info(place, `Events of type ${type} are no part of an API; left out.`);
      return [];
    }
    const own = membersOf(event, 'Properties');
    const isDefault = type === 'HttpApi' && own.Path === undefined && own.Method === undefined;
    const path = isDefault ? defaultRoute.path : textOf(own.Path);
    const method = isDefault ? 'any' : textOf(own.Method)?.toLowerCase();
    const api = type === 'Api' ? own.RestApiId : own.ApiId;
    // AWS documented: the API's logical id stands there as a reference, or as it is
    const apiId = isMembers(api) ? textOf(api.Ref) : textOf(api);
    if (path === undefined || method === undefined || (api !== undefined && apiId === undefined)) {
      losses.warn(place, 'An event needs a path, a method and an API of this template; it is left out.');
      return [];
    }
    const verb = method === 'any' || method === '*' ? 'x-amazon-apigateway-any-method' : method;
    const prefix = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/';
    const uri = { 'Fn::Sub': [`${prefix}\${Called}/invocations`, { Called: called.arn }] };
    return [{ type, functionId, apiId, path, verb, properties: own, uri, condition: called.condition, place }];
  });
}
