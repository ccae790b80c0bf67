// What API Gateway knows of the services that AWS integrations call, and adds to requests by itself.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-request-basic-setup.html
import { own } from '../../../shared/definition/records';

export interface AutomaticTarget {
  /** `X-Amz-Target` of an action, without its name. */
  readonly prefix: string;
  readonly contentType: string;
}

/**
 * AWS recorded: actions of DynamoDB, Kinesis and Step Functions get their target; EventBridge's must be mapped.
 * AWS assumed: so do Firehose's, and each with its content type.
 */
const automaticTargets: Readonly<Record<string, AutomaticTarget>> = {
  dynamodb: { prefix: 'DynamoDB_20120810', contentType: 'application/x-amz-json-1.0' },
  kinesis: { prefix: 'Kinesis_20131202', contentType: 'application/x-amz-json-1.1' },
  states: { prefix: 'AWSStepFunctions', contentType: 'application/x-amz-json-1.0' },
  firehose: { prefix: 'Firehose_20150804', contentType: 'application/x-amz-json-1.1' },
};

/** Versions of the services that take actions as a query. AWS recorded: Systems Manager is one of them here. */
const queryVersions: Readonly<Record<string, string>> = {
  autoscaling: '2011-01-01',
  cloudformation: '2010-05-15',
  ec2: '2016-11-15',
  elasticache: '2015-02-02',
  elasticbeanstalk: '2010-12-01',
  elasticloadbalancing: '2015-12-01',
  email: '2010-12-01',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
  rds: '2014-10-31',
  redshift: '2012-12-01',
  sns: '2010-03-31',
  sqs: '2012-11-05',
  ssm: '2014-11-06',
  sts: '2011-06-15',
};

/** Services that sign under another name than their host's. */
const signingNames: Readonly<Record<string, string>> = {
  'bedrock-runtime': 'bedrock',
  'data.iot': 'iotdata',
  email: 'ses',
  'entitlement.marketplace': 'aws-marketplace',
  'metering.marketplace': 'aws-marketplace',
  'runtime.lex': 'lex',
  'runtime.sagemaker': 'sagemaker',
};

/** Services with one host for all regions. */
const globalServices = new Set(['cloudfront', 'iam', 'route53']);

/** The target header that an action of `service` gets without a mapping. */
export function automaticTargetOf(service: string): AutomaticTarget | undefined {
  return own(automaticTargets, service);
}

/** The version of a service that takes actions as a query. */
export function queryVersionOf(service: string): string | undefined {
  return own(queryVersions, service);
}

/** The service's name in the scope of a signature. */
export function signingNameOf(service: string, subdomain: string | undefined): string {
  const whole = subdomain === undefined ? undefined : own(signingNames, `${subdomain}.${service}`);
  return whole ?? own(signingNames, service) ?? service;
}

/** The service's host on AWS. */
export function awsHostOf(partition: string, region: string, service: string, subdomain: string | undefined): string {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const name = subdomain === undefined ? service : `${subdomain}.${service}`;
  return globalServices.has(service) && partition === 'aws' ? `${name}.${domain}` : `${name}.${region}.${domain}`;
}
