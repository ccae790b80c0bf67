// The patchOperations of v1's PATCH calls.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html

/** In the order that AWS lists them. */
export const patchOps = ['add', 'remove', 'move', 'test', 'replace', 'copy'] as const;
export type PatchOp = (typeof patchOps)[number];

export interface PatchOperation {
  readonly op: PatchOp;
  /** Absent where the client sent none; refusals then print `null`. */
  readonly path: string | undefined;
  /** Always text on the wire; absent where the client sent none or null. */
  readonly value: string | undefined;
  readonly from: string | undefined;
}

/** The operations of a body that passed the framework's checks. */
export function readPatchOperations(body: Readonly<Record<string, unknown>>): readonly PatchOperation[] {
  return ((body.patchOperations ?? []) as readonly Partial<PatchOperation>[]).map(({ op, path, value, from }) => ({
    op: op as PatchOp,
    path,
    value,
    from,
  }));
}
