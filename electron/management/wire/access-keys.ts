// The keys that management calls are verified with: those the host was given, and those the sts service gives out.

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Keys that are good for a time carry one with every call. */
  readonly sessionToken?: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

export interface AccessKeys {
  find(accessKeyId: string): AccessKey | undefined;
  add(key: AccessKey): void;
}

/** So many temporary keys are remembered; the oldest go first. */
const mostTemporary = 1_000;

/** Opens the list. */
export function openAccessKeys(given: readonly AccessKey[]): AccessKeys {
  const lasting = new Map(given.map((key) => [key.accessKeyId, key]));
  const temporary = new Map<string, AccessKey>();
  return {
    find: (accessKeyId) => lasting.get(accessKeyId) ?? temporary.get(accessKeyId),
    add(key) {
      temporary.set(key.accessKeyId, key);
      for (const oldest of temporary.keys()) {
        if (temporary.size <= mostTemporary) break;
        temporary.delete(oldest);
      }
    },
  };
}
