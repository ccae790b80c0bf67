// The actions behind the subtypes of HTTP APIs: host, protocol, and how parameters become the service's message.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
import { subtypeName } from '../../../../shared/definition/v2/service-subtypes';
import { encodeQueryText } from '../uri-template';
import { listOf } from './service-list';
import { queryForm } from './service-query';

/** Parameters of one request by name; what has no value is not there. */
export type ServiceValues = ReadonlyMap<string, string>;

/** The message of one request, but for host and signature. */
export interface ServiceMessage {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

export interface ServiceAction {
  /** As service endpoints of the workspace name it. */
  readonly service: string;
  /** Where its host begins with another name. */
  readonly host?: string;
  message(values: ServiceValues): ServiceMessage;
}

const actions: Readonly<Record<string, ServiceAction>> = {
  'EventBridge-PutEvents': json('events', '1.1', 'AWSEvents.PutEvents', (values) => ({ Entries: [entryOf(values)] })),
  'SQS-SendMessage': sqs('SendMessage'),
  'SQS-ReceiveMessage': sqs('ReceiveMessage'),
  'SQS-DeleteMessage': sqs('DeleteMessage'),
  'SQS-PurgeQueue': sqs('PurgeQueue'),
  'AppConfig-GetConfiguration': { service: 'appconfig', message: configurationMessage },
  // AWS assumed: the data come from the mapping as Base64
  'Kinesis-PutRecord': json('kinesis', '1.1', 'Kinesis_20131202.PutRecord', Object.fromEntries),
  'StepFunctions-StartExecution': json('states', '1.0', 'AWSStepFunctions.StartExecution', camelCase),
  'StepFunctions-StartSyncExecution': {
    ...json('states', '1.0', 'AWSStepFunctions.StartSyncExecution', camelCase),
    host: 'sync-states',
  },
  'StepFunctions-StopExecution': json('states', '1.0', 'AWSStepFunctions.StopExecution', camelCase),
};

/** The action of a subtype, with or without a version at its end. */
export function serviceActionOf(integrationSubtype: string): ServiceAction | undefined {
  const name = subtypeName(integrationSubtype);
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

function json(
  service: string,
  version: '1.0' | '1.1',
  target: string,
  membersOf: (values: ServiceValues) => unknown,
): ServiceAction {
  return {
    service,
    message: (values) => ({
      method: 'POST',
      path: '/',
      headers: [
        ['Content-Type', `application/x-amz-json-${version}`],
        ['X-Amz-Target', target],
      ],
      body: JSON.stringify(membersOf(values)),
    }),
  };
}

/** AWS assumed: the query protocol, since answers in XML are reported. */
function sqs(action: string): ServiceAction {
  return {
    service: 'sqs',
    message: (values) => ({
      method: 'POST',
      path: queuePath(values.get('QueueUrl') ?? ''),
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: queryForm(action, values),
    }),
  };
}

/** A queue is called at its own path; where its host is, the workspace says. */
function queuePath(queueUrl: string): string {
  const path = /^https?:\/\/[^/?#]+(\/[^?#\s]*)/i.exec(queueUrl)?.[1];
  return path ?? '/';
}

function configurationMessage(values: ServiceValues): ServiceMessage {
  const part = (name: string) => encodeQueryText(values.get(name) ?? '');
  const version = values.get('ClientConfigurationVersion');
  const query = [
    `client_id=${part('ClientId')}`,
    ...(version === undefined ? [] : [`client_configuration_version=${encodeQueryText(version)}`]),
  ];
  const path = `/applications/${part('Application')}/environments/${part('Environment')}/configurations/${part('Configuration')}`;
  return { method: 'GET', path: `${path}?${query.join('&')}`, headers: [], body: undefined };
}

/** `StateMachineArn` → `stateMachineArn`. */
function camelCase(values: ServiceValues): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}

/** AWS documented: API_PutEventsRequestEntry; the time is a number of seconds, the resources are a list. */
function entryOf(values: ServiceValues): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...values].map(([name, value]) => {
      if (name === 'Time') return [name, secondsOf(value)];
      return [name, name === 'Resources' ? listOf(value) : value];
    }),
  );
}

/** What is no time goes on as it is: the service says what is wrong with it. */
function secondsOf(text: string): number | string {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : time / 1_000;
}
