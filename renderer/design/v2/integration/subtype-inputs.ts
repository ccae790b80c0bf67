// The inputs of AWS service actions of HTTP APIs: what a new one begins with, what is wrong with a row.
import { parseMappingValue } from '../../../../shared/definition/v2/parameter-mapping';
import { serviceSubtype } from '../../../../shared/definition/v2/service-subtypes';
import type { EndpointStart } from '../../forms/integration/integration-type';

/** The inputs of `subtype`: those of before that it knows, and what it cannot be called without. */
export function subtypeInputs(
  subtype: string,
  before: Readonly<Record<string, string>>,
  start: Pick<EndpointStart, 'region' | 'accountId'>,
): Record<string, string> {
  const { required = [], optional = [] } = serviceSubtype(subtype) ?? {};
  const known = [...required, ...optional, 'Region'];
  return Object.fromEntries([
    ...required.map((name) => [name, firstValue(name, start)] as const),
    ...Object.entries(before).filter(([name]) => known.includes(name)),
  ]);
}

/** The names a row may have: required ones first. */
export function inputNames(subtype: string): readonly string[] {
  const { required = [], optional = [] } = serviceSubtype(subtype) ?? {};
  return [...required, ...optional, 'Region'];
}

/** What is wrong with an input. */
export function inputProblem(subtype: string, name: string, value: string): string | undefined {
  if (!inputNames(subtype).includes(name)) return `${subtype} has no input ${name}.`;
  if (parseMappingValue(value, 'request') !== undefined) return undefined;
  return 'Take $request.body.member, $request.header.name, $context.name, $stageVariables.name, or a text.';
}

function firstValue(name: string, { region, accountId }: Pick<EndpointStart, 'region' | 'accountId'>): string {
  switch (name) {
    case 'QueueUrl':
      return `https://sqs.${region}.amazonaws.com/${accountId}/my-queue`;
    case 'StateMachineArn':
      return `arn:aws:states:${region}:${accountId}:stateMachine:my-machine`;
    case 'StreamName':
      return 'my-stream';
    case 'MessageBody':
    case 'Detail':
    case 'Data':
      return '$request.body';
    case 'DetailType':
      return '$context.routeKey';
    case 'Source':
      return 'my.api';
    case 'PartitionKey':
      return '$context.requestId';
    default:
      return `$request.body.${name}`;
  }
}
