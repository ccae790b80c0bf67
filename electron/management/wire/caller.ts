// Who makes a management call, and for which region: read from the signature, which is not verified here.
import { type CredentialScope, readCredentialScope } from './credential-scope';
import type { ManagementRequest } from './management-request';

export interface Caller {
  /** Empty for calls that are not signed. */
  readonly accessKey: string;
  readonly region: string;
  readonly accountId: string;
  /** The service of the signature, where there is one. */
  readonly service: string | undefined;
}

/** What holds where the signature says nothing. */
export interface CallerDefaults {
  readonly region: string;
  readonly accountId: string;
}

/** The caller of `request`. An access key id of twelve digits names an account of its own. */
export function callerOf(request: ManagementRequest, defaults: CallerDefaults): Caller {
  const scope: CredentialScope | undefined = readCredentialScope(request.headers.authorization, request.query);
  const accessKey = scope?.accessKey ?? '';
  return {
    accessKey,
    region: scope?.region || defaults.region,
    accountId: /^\d{12}$/.test(accessKey) ? accessKey : defaults.accountId,
    service: scope?.service,
  };
}
