// The framework's checks of one call, all of them before the service looks whether anything exists.
import { statusCodeSchema } from '../../../shared/definition/rest/integration';
import { inputFaults, readInput } from '../wire/input-check';
import type { CallParts } from '../wire/serve-operations';
import { enumFault, throwFaults } from '../wire/validation-faults';
import { inputShapes, patchShape, responseTypeOrder, uriShapes } from './input-shapes';
import type { OperationName } from './operation-table';

/**
 * The body of the call as its shape has it. SerializationException for a wrong type, ValidationException with one
 * sentence per member that is missing or wrong. AWS recorded: those of the body stand before those of the URI.
 */
export function checkCall(name: OperationName, { labels, query, json }: CallParts): Readonly<Record<string, unknown>> {
  const shape = name.startsWith('Update') ? patchShape : inputShapes[name];
  const body = shape === undefined ? {} : readInput(shape, json());
  const bodyFaults = shape === undefined ? [] : inputFaults(shape, body, inputName(name));
  throwFaults([...bodyFaults, ...labelFaults(labels), ...queryFaults(name, query)]);
  return body;
}

/** `CreateRestApi` → `createRestApiInput` */
function inputName(name: OperationName): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Input`;
}

function labelFaults({ status_code: status, response_type: type }: CallParts['labels']): readonly string[] {
  const isStatus = status === undefined || statusCodeSchema.safeParse(status).success;
  const constraint = 'Member must satisfy regular expression pattern: [1-5]\\d\\d';
  return [
    ...(isStatus ? [] : [`Value '${status}' at 'statusCode' failed to satisfy constraint: ${constraint}`]),
    ...enumFault('responseType', type, responseTypeOrder),
  ];
}

function queryFaults(name: OperationName, query: URLSearchParams): readonly string[] {
  const shape = uriShapes[name];
  if (shape === undefined) return [];
  // AWS assumed: as for labels, the bare name
  return inputFaults(shape, Object.fromEntries(query), '').map((fault) => fault.replace("at '.", "at '"));
}
