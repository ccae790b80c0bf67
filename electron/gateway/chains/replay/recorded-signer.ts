// AWS_IAM of a replayed request: its signature is masked and covered another address, so who signed is taken from the
// recording. What the signer may do is decided by the policies of today.
import {
  administratorOf,
  type IdentifiedCaller,
  openPrincipalDirectory,
} from '../../../../shared/iam/principal-directory';
import { SignatureFault, signatureErrorTypes } from '../../../../shared/sigv4/signature-fault';
import type { Authorize } from '../../3-access/authorize';
import { identityOf } from '../../3-access/signature/caller-identity';
import { openSessionSeal } from '../../3-access/signature/session-seal';
import { findHeader } from '../../context/header-lines';
import type { ApiExchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { RecordedCaller } from '../../replay-ports';

const sessionArn = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;

/** Opens it for one request; `unknown` hears why nobody can say who signed. */
export function openAuthorizeRecordedSigner(
  { signer, signatureFault }: RecordedCaller,
  unknown: (why: string) => void,
): Authorize<ApiExchange> {
  return (exchange) => {
    const { invocation, trace } = exchange;
    const isSigned =
      findHeader(invocation.headers, 'authorization') !== undefined ||
      invocation.query.some(([name]) => name === 'X-Amz-Signature');
    if (!isSigned) {
      throw new GatewayError('MISSING_AUTHENTICATION_TOKEN', { reason: 'The request is not signed.' });
    }
    if (signatureFault !== undefined) {
      const { responseType, message, reason } = signatureFault;
      throw new GatewayError(responseType, { message, ...(reason !== undefined && { reason }) });
    }
    if (signer === undefined) {
      unknown('who signed was not recorded: its method asked for no signature then');
      throw new GatewayError('ACCESS_DENIED', { reason: 'Who signed was not recorded.' });
    }
    const { principal, policies } = identified(exchange, signer);
    exchange.access = { ...exchange.access, principal, identity: identityOf(principal), policies };
    trace.check({ name: 'signature', verdict: 'passed', said: `signed by ${principal.arn}, as recorded` });
  };
}

/** The signer as the workspace knows it now. A key that went, or is not active any more, is refused. */
function identified(
  { tools, invocation }: ApiExchange,
  { accessKeyId, principal: arn = '' }: NonNullable<RecordedCaller['signer']>,
): Pick<IdentifiedCaller, 'principal' | 'policies'> {
  const settings = tools.access();
  const directory = openPrincipalDirectory(settings, tools.identity.accountId, openSessionSeal(settings.sessionKey));
  const [, account = '', roleName] = sessionArn.exec(arn) ?? [];
  const role = roleName === undefined ? undefined : directory.named(`arn:aws:iam::${account}:role/${roleName}`);
  // sessions of roles that nobody defined are an administrator's, as they are at the entrance
  const session = role ?? (roleName === undefined || settings.isStrict ? undefined : administratorOf(account, ''));
  if (session !== undefined) return { ...session, principal: { ...session.principal, arn, accessKeyId } };
  try {
    return directory.identify({ accessKeyId, sessionToken: undefined }, invocation.receivedAt);
  } catch (fault) {
    if (!(fault instanceof SignatureFault)) throw fault;
    const { kind, message } = fault;
    throw new GatewayError('INVALID_SIGNATURE', { message, errorType: signatureErrorTypes[kind], reason: message });
  }
}
