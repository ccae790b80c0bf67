// Who makes a management call, and for which region: read from the signature, which is not verified here.
import type { Place } from '../../../shared/definition/place';
import type { IamCaller } from '../../../shared/iam/principal';
import { administratorOf, type GivenKeys } from '../../../shared/iam/principal-directory';
import { type CredentialScope, readCredentialScope } from './credential-scope';
import type { ManagementRequest } from './management-request';

export interface Caller {
  /** Empty for calls that are not signed. */
  readonly accessKey: string;
  readonly region: string;
  readonly accountId: string;
  /** The service of the signature, where there is one. */
  readonly service: string | undefined;
  /** What holds where the signature says nothing. */
  readonly home: Place;
  /** Whose key it is, as far as that is known; else an administrator. Verified only with `--auth-check`. */
  readonly signer: IamCaller;
}

/** Whose keys they are; undefined where that is not known. */
export type Identify = (keys: GivenKeys) => IamCaller | undefined;

/** The caller of `request`. An access key id of twelve digits names an account of its own. */
export function callerOf(request: ManagementRequest, home: Place, identify: Identify): Caller {
  const scope: CredentialScope | undefined = readCredentialScope(request.headers.authorization, request.query);
  const accessKey = scope?.accessKey ?? '';
  const sessionToken = request.headers['x-amz-security-token'] ?? request.query.get('X-Amz-Security-Token');
  const ownAccount = /^\d{12}$/.test(accessKey) ? accessKey : home.accountId;
  const signer =
    identify({ accessKeyId: accessKey, sessionToken: sessionToken || undefined }) ??
    administratorOf(ownAccount, accessKey);
  return {
    accessKey,
    region: scope?.region || home.region,
    accountId: signer.principal.accountId,
    service: scope?.service,
    home,
    signer,
  };
}
