// Where secrets are: values behind named slots. Files of the workspace name slots only.

/** A slot's name, for example `api-keys/a1b2c3d4e5`. */
export type SecretSlot = string;

export interface SecretStore {
  readAll(): Promise<ReadonlyMap<SecretSlot, string>>;
  /** Sets several slots at once; undefined empties a slot. */
  write(values: ReadonlyMap<SecretSlot, string | undefined>): Promise<void>;
}
