// The framework's checks of one call, all of them before the service looks whether anything exists.
import { inputFaults, readInput } from '../wire/input-check';
import type { CallParts } from '../wire/serve-operations';
import { throwFaults } from '../wire/validation-faults';
import { inputShapes, queryShapes } from './input-shapes';
import type { OperationName } from './operation-table';

/**
 * The body of the call as its shape has it. AWS assumed: the framework refuses as it was recorded for REST APIs, with
 * SerializationException for a wrong type, and one sentence per member that is missing or wrong. AWS documented: that
 * is a BadRequestException here, ValidationException is none of this service's.
 */
export function checkCall(name: OperationName, { query, json }: CallParts): Readonly<Record<string, unknown>> {
  const shape = inputShapes[name];
  const body = shape === undefined ? {} : readInput(shape, json());
  const bodyFaults = shape === undefined ? [] : inputFaults(shape, body, inputName(name));
  throwFaults([...bodyFaults, ...queryFaults(name, query)], 'BadRequestException');
  return body;
}

/** `CreateRoute` → `createRouteInput` */
function inputName(name: OperationName): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Input`;
}

function queryFaults(name: OperationName, query: URLSearchParams): readonly string[] {
  const shape = queryShapes[name];
  if (shape === undefined) return [];
  return inputFaults(shape, Object.fromEntries(query), '').map((fault) => fault.replace("at '.", "at '"));
}
