// `AWS::ApiGatewayV2::Integration` and `IntegrationResponse`.
import { isMembers } from '../../../../definition/edits/member-path';
import { findEntity } from '../../../../definition/entities';
import type { Members } from '../../reading/read-template';
import { listOf, memberOf, membersOf, textOf } from '../../reading/texts';
import type { StackResource } from '../../values/stack';
import type { BuildContext, Builder } from '../build-context';
import { defined, type PropertyReader, readProperties } from '../property-reader';
import { v2ApiOf } from './v2-apis';

export const buildV2Integration: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const tls = properties.members('TlsConfig');
  const type = properties.text('IntegrationType')?.toUpperCase();
  const subtype = properties.text('IntegrationSubtype');
  const isFunction = type === 'AWS_PROXY' && subtype === undefined;
  const serverName = textOf(memberOf(tls, 'ServerNameToVerify'));
  const integration = defined({
    id: resource.ref,
    integrationType: type,
    integrationMethod: properties.text('IntegrationMethod')?.toUpperCase() ?? (isFunction ? 'POST' : undefined),
    integrationUri: properties.text('IntegrationUri'),
    integrationSubtype: subtype,
    connectionType: properties.text('ConnectionType')?.toUpperCase(),
    connectionId: properties.text('ConnectionId'),
    credentialsArn: properties.text('CredentialsArn'),
    description: properties.text('Description'),
    requestParameters: properties.textMap('RequestParameters'),
    tlsConfig: serverName === undefined ? undefined : { serverNameToVerify: serverName },
    ...(api.protocolType === 'HTTP' ? httpMembers(context, resource, properties) : webSocketMembers(properties)),
  });
  // Words of the other protocol that Terraform's provider fills in.
  properties.finish('PassthroughBehavior', 'IntegrationResponseSelectionExpression', 'ResponseParameters');
  context.book.add(resource, 'v2-integration', [api.id, resource.ref], integration);
};

function httpMembers({ losses }: BuildContext, { propertiesPlace }: StackResource, properties: PropertyReader): object {
  const format = formatVersion(properties.text('PayloadFormatVersion'));
  if (format === undefined) {
    const message = 'HTTP APIs require a payload format version; 1.0 is taken.';
    losses.warn(`${propertiesPlace}.PayloadFormatVersion`, message);
  }
  return {
    payloadFormatVersion: format ?? '1.0',
    timeoutInMillis: properties.number('TimeoutInMillis') ?? 30_000,
    responseParameters: responseParameters(properties.members('ResponseParameters')),
  };
}

/** AWS documented: what the service fills in. */
function webSocketMembers(properties: PropertyReader): object {
  return {
    payloadFormatVersion: formatVersion(properties.text('PayloadFormatVersion')),
    timeoutInMillis: properties.number('TimeoutInMillis') ?? 29_000,
    requestTemplates: properties.textMap('RequestTemplates'),
    templateSelectionExpression: properties.text('TemplateSelectionExpression'),
    passthroughBehavior: properties.text('PassthroughBehavior')?.toUpperCase(),
    contentHandlingStrategy: properties.text('ContentHandlingStrategy')?.toUpperCase(),
    integrationResponseSelectionExpression: properties.text('IntegrationResponseSelectionExpression'),
  };
}

/** YAML makes numbers of 1.0 and 2.0. */
export function formatVersion(text: string | undefined): string | undefined {
  return text === '1' || text === '2' ? `${text}.0` : text;
}

// AWS documented: a list of sources and destinations for each status code
function responseParameters(written: Members | undefined): object | undefined {
  const entries = Object.entries(written ?? {}).map(([status, mapping]): [string, object] => [
    status,
    Object.fromEntries(
      Object.hasOwn(isMembers(mapping) ? mapping : {}, 'ResponseParameters')
        ? listOf(mapping, 'ResponseParameters').map((item) => [
            textOf(memberOf(item, 'Destination')) ?? '',
            textOf(memberOf(item, 'Source')) ?? '',
          ])
        : Object.entries(membersOf(written, status)).map(([name, value]) => [name, textOf(value) ?? '']),
    ),
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export const buildV2IntegrationResponse: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const integrationId = properties.text('IntegrationId') ?? '';
  const response = defined({
    id: resource.ref,
    integrationResponseKey: properties.text('IntegrationResponseKey'),
    responseTemplates: properties.textMap('ResponseTemplates'),
    templateSelectionExpression: properties.text('TemplateSelectionExpression'),
    responseParameters: properties.textMap('ResponseParameters'),
    contentHandlingStrategy: properties.text('ContentHandlingStrategy')?.toUpperCase(),
  });
  properties.finish();
  if (findEntity(context.book.definition, 'v2-integration', api.id, integrationId) === undefined) {
    context.losses.warn(resource.place, `Its integration is not here; ${resource.logicalId} is left out.`);
  } else context.book.add(resource, 'v2-integration-response', [api.id, integrationId, resource.ref], response);
};
