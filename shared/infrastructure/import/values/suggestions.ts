// What a resource that Gatehouse does not make would look like from outside: a suggestion, for the caller to replace.
import type { NamedResource } from './physical-ids';
import type { StackPlace } from './stack';

/** A value for `Ref` (no attribute) or `Fn::GetAtt` of a foreign resource; undefined where nothing fits. */
export function suggestValue(
  resource: NamedResource,
  attribute: string | undefined,
  { partition, region, accountId }: StackPlace,
): string | undefined {
  const { type, logicalId } = resource;
  const [nameProperty, arn] = known.get(type) ?? [undefined, undefined];
  const name = (nameProperty === undefined ? undefined : resource.property(nameProperty)) ?? logicalId;
  if (type === 'AWS::Cognito::UserPool') {
    const id = `${region}_${logicalId.replace(/[^A-Za-z0-9]/g, '').slice(0, 9)}`;
    if (attribute === 'Arn') return `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`;
    return attribute === undefined || attribute === 'UserPoolId' ? id : undefined;
  }
  if (type === 'AWS::SQS::Queue' && attribute === undefined) {
    return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
  }
  const fullArn = arn === undefined ? undefined : `arn:${partition}:${arn(name, region, accountId)}`;
  if (attribute === undefined) return refIsArn.has(type) ? fullArn : name;
  if (/Arn$/i.test(attribute)) return attribute === 'StreamArn' ? undefined : fullArn;
  return /Name$|Id$/.test(attribute) ? name : undefined;
}

type ArnOf = (name: string, region: string, accountId: string) => string;

const known = new Map<string, readonly [string, ArnOf]>([
  ['AWS::DynamoDB::Table', ['TableName', (name, region, account) => `dynamodb:${region}:${account}:table/${name}`]],
  ['AWS::Serverless::SimpleTable', ['TableName', (name, region, id) => `dynamodb:${region}:${id}:table/${name}`]],
  ['AWS::SQS::Queue', ['QueueName', (name, region, account) => `sqs:${region}:${account}:${name}`]],
  ['AWS::SNS::Topic', ['TopicName', (name, region, account) => `sns:${region}:${account}:${name}`]],
  ['AWS::S3::Bucket', ['BucketName', (name) => `s3:::${name}`]],
  ['AWS::KMS::Key', ['KeyId', (name, region, account) => `kms:${region}:${account}:key/${name}`]],
  ['AWS::Kinesis::Stream', ['Name', (name, region, account) => `kinesis:${region}:${account}:stream/${name}`]],
  ['AWS::Events::EventBus', ['Name', (name, region, account) => `events:${region}:${account}:event-bus/${name}`]],
  [
    'AWS::StepFunctions::StateMachine',
    ['StateMachineName', (name, region, account) => `states:${region}:${account}:stateMachine:${name}`],
  ],
  [
    'AWS::SecretsManager::Secret',
    ['Name', (name, region, account) => `secretsmanager:${region}:${account}:secret:${name}`],
  ],
  [
    'AWS::CertificateManager::Certificate',
    ['CertificateArn', (name, region, account) => `acm:${region}:${account}:certificate/${name}`],
  ],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ['Name', (name, region, id) => `elasticloadbalancing:${region}:${id}:loadbalancer/net/${name}/0123456789abcdef`],
  ],
]);
const refIsArn = new Set([
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
  'AWS::SecretsManager::Secret',
  'AWS::CertificateManager::Certificate',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
]);
