import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../../../../shared/contract/definition';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { type Entity, type EntityKey, entityKey } from '../../../../shared/definition/entities';
import type { V2ProtocolType } from '../../../../shared/definition/v2/api';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { subtypeChangesTo, v2EndpointChanges, v2EndpointChoiceOf, v2ProxyChanges } from './v2-endpoint-choice';

const start = { functionName: 'get-pet', vpcLinkId: 'link1', region: 'us-east-1', accountId: '123456789012' };
const url = {
  id: 'int1',
  integrationType: 'HTTP_PROXY',
  integrationMethod: 'GET',
  integrationUri: 'https://example.com/{id}',
  connectionType: 'INTERNET',
  payloadFormatVersion: '1.0',
  timeoutInMillis: 29_000,
} as const;

/** The integration after the edit, which the rules of the definition have let in. */
function apply(protocolType: V2ProtocolType, integration: V2Integration, changes: FieldChange[]): V2Integration {
  const key = entityKey('v2-integration', 'api1', integration.id);
  const api = { id: 'api1', name: 'Pets', protocolType, createdDate: 0, routeSelectionExpression: '$request.body.a' };
  const link = { id: 'link1', name: 'inside', subnetIds: [], targetArns: ['arn:aws:elasticloadbalancing:…'] };
  const definition = new Map<EntityKey, Entity>([
    [entityKey('v2-api', 'api1'), api as unknown as Entity],
    [entityKey('vpc-link', 'link1'), link as unknown as Entity],
    [key, integration],
  ]);
  return updateEntity(definition, key, changes).definition.get(key) as V2Integration;
}

describe('choosing another endpoint', () => {
  it('calls the first function in the newer format', () => {
    expect(apply('HTTP', url, v2EndpointChanges('HTTP', url, 'lambda', start))).toEqual({
      id: 'int1',
      integrationType: 'AWS_PROXY',
      integrationMethod: 'POST',
      integrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:get-pet',
      connectionType: 'INTERNET',
      payloadFormatVersion: '2.0',
      timeoutInMillis: 29_000,
    });
  });

  it('gives an AWS service what it cannot be called without, and takes it away again', () => {
    const service = apply('HTTP', url, v2EndpointChanges('HTTP', url, 'service', start));
    expect(service).toEqual({
      id: 'int1',
      integrationType: 'AWS_PROXY',
      integrationSubtype: 'SQS-SendMessage',
      connectionType: 'INTERNET',
      payloadFormatVersion: '1.0',
      credentialsArn: 'arn:aws:iam::123456789012:role/apigateway',
      timeoutInMillis: 29_000,
      requestParameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/my-queue',
        MessageBody: '$request.body',
      },
    });
    expect(apply('HTTP', service, v2EndpointChanges('HTTP', service, 'http', start))).toEqual({
      id: 'int1',
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'ANY',
      integrationUri: 'http://127.0.0.1:3000',
      connectionType: 'INTERNET',
      payloadFormatVersion: '1.0',
      timeoutInMillis: 29_000,
    });
  });

  it('keeps the inputs that the next action knows too', () => {
    const service = apply('HTTP', url, v2EndpointChanges('HTTP', url, 'service', start));
    const deleting = apply('HTTP', service, subtypeChangesTo(service, 'SQS-DeleteMessage', start));
    expect(deleting.requestParameters).toEqual({
      ReceiptHandle: '$request.body.ReceiptHandle',
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/my-queue',
    });
  });

  it('turns a mock into an HTTP endpoint without the template that told its status', () => {
    const mock = apply('WEBSOCKET', url, v2EndpointChanges('WEBSOCKET', url, 'mock', start));
    const back = apply('WEBSOCKET', mock, v2EndpointChanges('WEBSOCKET', mock, 'vpc-link', start));
    expect([v2EndpointChoiceOf(mock), mock.requestTemplates, back]).toEqual([
      'mock',
      { $default: '{"statusCode": 200}' },
      {
        ...url,
        integrationMethod: 'POST',
        integrationUri: 'http://127.0.0.1:3000',
        connectionType: 'VPC_LINK',
        connectionId: 'link1',
      },
    ]);
  });

  it('puts a listener behind a link of an HTTP API, which no URL can name', () => {
    const [type, uri] = v2EndpointChanges('HTTP', url, 'vpc-link', start);
    expect([type?.value, String(uri?.value).split(':').at(-1)]).toEqual([
      'HTTP_PROXY',
      'listener/app/my-balancer/0000000000000000/0000000000000000',
    ]);
  });

  it('goes on shaping requests where another endpoint takes over', () => {
    const shaped = apply('WEBSOCKET', url, v2ProxyChanges(url, false));
    const changes = v2EndpointChanges('WEBSOCKET', shaped, 'lambda', start);
    expect([shaped.integrationType, apply('WEBSOCKET', shaped, changes).integrationType]).toEqual(['HTTP', 'AWS']);
  });
});
