// What a trace tells of who called, check by check: the facts that stand in for credentials, which traces mask.
import type { AccessCheck, AccessCheckName, AccessEvidence } from '../../../shared/trace/access-check';
import type { Trace } from '../../../shared/trace/trace';
import type { RecordedCaller } from '../../gateway/replay-ports';

type Kind = AccessEvidence['kind'];
type EvidenceOf<K extends Kind> = Extract<AccessEvidence, { kind: K }>;

/** Reads them; members are absent where the request had no such check. */
export function recordedCaller(trace: Trace): RecordedCaller {
  return { ...signerOf(trace), ...tokenOf(trace), ...authorizerOf(trace), ...keyOf(trace), ...networkOf(trace) };
}

function signerOf({ checks = [], failure }: Trace): RecordedCaller {
  const check = checks.find(({ name }) => name === 'signature');
  if (check?.verdict === 'denied' && failure !== undefined) {
    const { responseType, message, reason } = failure;
    if (responseType !== 'INVALID_SIGNATURE' && responseType !== 'EXPIRED_TOKEN') return {};
    return { signatureFault: { responseType, message, ...(reason !== undefined && { reason }) } };
  }
  if (check?.evidence?.kind !== 'signature') return {};
  const { accessKeyId, principal } = check.evidence;
  return { signer: { accessKeyId, ...(principal !== undefined && { principal }) } };
}

function tokenOf({ checks = [] }: Trace): RecordedCaller {
  const { header, payload, facts = [] } = evidenceOf(checks, 'token', 'token') ?? {};
  if (header === undefined || payload === undefined) return {};
  const isSigned = facts.some(({ name, holds }) => name === 'signature' && holds);
  return { token: { header, payload, isSigned } };
}

function authorizerOf({ checks = [], authorizer: called }: Trace): RecordedCaller {
  const { authorizerId, result, principalId, context } = evidenceOf(checks, 'authorizer', 'authorizer') ?? {};
  if (authorizerId === undefined) return {};
  const asked = {
    ...(called !== undefined && { functionName: called.functionName }),
    ...(called?.functionError !== undefined && { functionError: called.functionError }),
  };
  return {
    ...(result !== undefined && { authorizer: { authorizerId, result, ...asked } }),
    ...(principalId !== undefined && { context: { ...context, principalId } }),
  };
}

function keyOf({ checks = [] }: Trace): RecordedCaller {
  const { apiKeyId } = evidenceOf(checks, 'api-key', 'api-key') ?? {};
  return apiKeyId === undefined ? {} : { apiKeyId };
}

/** Policies looked at it as a condition key. */
function networkOf({ checks = [] }: Trace): RecordedCaller {
  const keyed = checks.flatMap(({ evidence }) => (evidence?.kind === 'policy' ? [evidence.keys] : []));
  const keyValue = (wanted: string) =>
    keyed.flatMap((keys) => Object.entries(keys)).find(([name]) => name.toLowerCase() === wanted)?.[1][0];
  const [vpcId, vpceId] = [keyValue('aws:sourcevpc'), keyValue('aws:sourcevpce')];
  return { ...(vpcId !== undefined && { vpcId }), ...(vpceId !== undefined && { vpceId }) };
}

function evidenceOf<K extends Kind>(
  checks: readonly AccessCheck[],
  name: AccessCheckName,
  kind: K,
): EvidenceOf<K> | undefined {
  const evidence = checks.find((check) => check.name === name)?.evidence;
  return evidence?.kind === kind ? (evidence as EvidenceOf<K>) : undefined;
}
