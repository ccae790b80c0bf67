// The keys that the host was given for management calls, beside those of the workspace's users.

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Keys that are good for a time carry one with every call. */
  readonly sessionToken?: string;
}

export interface AccessKeys {
  /** No key was given: then keys that nobody knows count as administrators, as without checks. */
  readonly isEmpty: boolean;
  find(accessKeyId: string): AccessKey | undefined;
}

/** Opens the list. */
export function openAccessKeys(given: readonly AccessKey[]): AccessKeys {
  const keys = new Map(given.map((key) => [key.accessKeyId, key]));
  return { isEmpty: keys.size === 0, find: (accessKeyId) => keys.get(accessKeyId) };
}
