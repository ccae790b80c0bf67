// AWS services that HTTP APIs call without a function: what each subtype takes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html

export interface ServiceSubtype {
  readonly required: readonly string[];
  /** Region beside them, for all subtypes. */
  readonly optional: readonly string[];
}

const subtypes: Readonly<Record<string, ServiceSubtype>> = {
  'EventBridge-PutEvents': {
    required: ['Detail', 'DetailType', 'Source'],
    optional: ['Time', 'EventBusName', 'Resources', 'TraceHeader'],
  },
  'SQS-SendMessage': {
    required: ['QueueUrl', 'MessageBody'],
    optional: [
      'DelaySeconds',
      'MessageAttributes',
      'MessageDeduplicationId',
      'MessageGroupId',
      'MessageSystemAttributes',
    ],
  },
  'SQS-ReceiveMessage': {
    required: ['QueueUrl'],
    optional: [
      'AttributeNames',
      'MaxNumberOfMessages',
      'MessageAttributeNames',
      'ReceiveRequestAttemptId',
      'VisibilityTimeout',
      'WaitTimeSeconds',
    ],
  },
  'SQS-DeleteMessage': { required: ['ReceiptHandle', 'QueueUrl'], optional: [] },
  'SQS-PurgeQueue': { required: ['QueueUrl'], optional: [] },
  'AppConfig-GetConfiguration': {
    required: ['Application', 'Environment', 'Configuration', 'ClientId'],
    optional: ['ClientConfigurationVersion'],
  },
  'Kinesis-PutRecord': {
    required: ['StreamName', 'Data', 'PartitionKey'],
    optional: ['SequenceNumberForOrdering', 'ExplicitHashKey'],
  },
  'StepFunctions-StartExecution': { required: ['StateMachineArn'], optional: ['Name', 'Input'] },
  'StepFunctions-StartSyncExecution': { required: ['StateMachineArn'], optional: ['Name', 'Input', 'TraceHeader'] },
  'StepFunctions-StopExecution': { required: ['ExecutionArn'], optional: ['Cause', 'Error'] },
};

/** The names of all subtypes. */
export const serviceSubtypeNames: readonly string[] = Object.keys(subtypes);

/** The subtype without its version: `SQS-SendMessage-1.0` → `SQS-SendMessage`. */
export function subtypeName(integrationSubtype: string): string {
  return integrationSubtype.replace(/-\d+\.\d+$/, '');
}

/** What a subtype takes, with or without a version at its end; undefined where there is no such one. */
export function serviceSubtype(integrationSubtype: string): ServiceSubtype | undefined {
  const name = subtypeName(integrationSubtype);
  return Object.hasOwn(subtypes, name) ? subtypes[name] : undefined;
}
