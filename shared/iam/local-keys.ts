// The keys that local functions get where their own settings give none.

// Shaped like a role's keys, which SDKs take without asking; they are worth nothing outside this machine.
export const localFunctionKeys = {
  accessKeyId: 'ASIAGATEHOUSELOCAL00',
  secretAccessKey: 'gatehouse-local-secret-access-key',
  sessionToken: 'gatehouse-local-session-token',
} as const;
