// The patchOperations of v1's PATCH calls, read from the body and checked as AWS's framework checks them.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
import { AwsError } from '../../wire/aws-error';
import { serializationFault } from './serialization-fault';

export const patchOps = ['add', 'remove', 'replace', 'copy', 'move', 'test'] as const;
export type PatchOp = (typeof patchOps)[number];

export interface PatchOperation {
  readonly op: PatchOp;
  /** Absent where the client sent none; refusals then print `null`. */
  readonly path: string | undefined;
  /** Always text on the wire; absent where the client sent none or null. */
  readonly value: string | undefined;
  readonly from: string | undefined;
}

/**
 * Reads `patchOperations` of the body of `operation` (`UpdateRestApi`). ValidationException names every operation that
 * does not exist, counted from 1.
 */
export function readPatchOperations(
  operation: string,
  body: Readonly<Record<string, unknown>>,
): readonly PatchOperation[] {
  const list = body.patchOperations;
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw serializationFault(list, 'List');
  const read = list.map(readOperation);
  const member = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}Input.patchOperations`;
  const faults = read.flatMap(({ op }, at) =>
    isPatchOp(op)
      ? []
      : `Value '${op}' at '${member}.${at + 1}.member.op' failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]`,
  );
  if (faults.length > 0) {
    const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
    throw new AwsError('ValidationException', 400, `${count} detected: ${faults.join('; ')}`);
  }
  return read as PatchOperation[];
}

function readOperation(value: unknown): Omit<PatchOperation, 'op'> & { readonly op: string } {
  if (typeof value !== 'object' || value === null) throw serializationFault(value, 'Structure');
  const members = value as Readonly<Record<string, unknown>>;
  return {
    op: text(members.op) ?? 'null',
    path: text(members.path),
    value: text(members.value),
    from: text(members.from),
  };
}

function text(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw serializationFault(value, 'String');
  return value;
}

function isPatchOp(op: string): op is PatchOp {
  return (patchOps as readonly string[]).includes(op);
}
