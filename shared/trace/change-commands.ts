// The smallest change as something to paste: commands of the aws CLI for what it can edit, else the policy itself.
import { type EntityKey, parseEntityKey } from '../definition/entities';
import type { AccessCheck, SmallestChange } from './access-check';
import type { Trace } from './trace';

export interface ChangeCode {
  /** `shell`: lines for a terminal; `policy`: a policy document, for whatever makes it. */
  readonly kind: 'shell' | 'policy';
  readonly text: string;
}

export interface ChangePlace {
  /** Where the management API answers: `http://127.0.0.1:4600`. */
  readonly endpointUrl: string;
  readonly trace: Pick<Trace, 'apiId' | 'stage' | 'checks'>;
  readonly denied: AccessCheck;
}

/** Undefined where no single change would let the request in. */
export function changeCode({ endpointUrl, trace, denied }: ChangePlace): ChangeCode | undefined {
  const aws = (service: string, ...words: readonly string[]) =>
    [`aws --endpoint-url ${endpointUrl} ${service}`, ...words].join(' ');
  const { evidence } = denied;
  const keyId = keyIdOf(trace.checks);
  const { apiId, stage } = trace;
  if (evidence?.kind === 'policy') {
    if (evidence.smallestChange === undefined) return undefined;
    const { source = '', entityKey } = evidence.policies[evidence.smallestChange.policy] ?? {};
    const lines = policyLines(evidence.smallestChange, { source, entityKey, resource: evidence.resource, aws, stage });
    if (lines !== undefined) return { kind: 'shell', text: lines.join('\n') };
    return { kind: 'policy', text: laidOut(evidence.smallestChange.after) };
  }
  if (evidence?.kind === 'quota' && keyId !== undefined) {
    const patch = `--patch-operations op=replace,path=/remaining,value=${evidence.limit}`;
    const ids = `--usage-plan-id ${evidence.usagePlanId} --key-id ${keyId}`;
    return { kind: 'shell', text: aws('apigateway', 'update-usage', ids, patch) };
  }
  if (evidence?.kind !== 'api-key' || evidence.apiKeyId === undefined) return undefined;
  const { apiKeyId, usagePlanId, missing = '' } = evidence;
  if (missing.endsWith('is disabled')) {
    const patch = '--patch-operations op=replace,path=/enabled,value=true';
    return { kind: 'shell', text: aws('apigateway', `update-api-key --api-key ${apiKeyId}`, patch) };
  }
  if (usagePlanId !== undefined) return undefined;
  const plan = aws(
    'apigateway',
    `create-usage-plan --name ${stage}-callers --api-stages apiId=${apiId},stage=${stage}`,
  );
  const key = aws('apigateway', 'create-usage-plan-key --usage-plan-id "$PLAN"', `--key-id ${apiKeyId}`);
  const text = `PLAN=$(${plan} --query id --output text)\n${key} --key-type API_KEY`;
  return { kind: 'shell', text };
}

interface PolicyPlace {
  readonly source: string;
  readonly entityKey: string | undefined;
  /** ARN of the method. */
  readonly resource: string;
  readonly stage: string;
  readonly aws: (service: string, ...words: readonly string[]) => string;
}

/** Undefined for policies that no client of AWS can edit: those an authorizer returns, and of sessions. */
function policyLines(
  { after }: SmallestChange,
  { source, entityKey, resource, stage, aws }: PolicyPlace,
): readonly string[] | undefined {
  if (entityKey === undefined) return undefined;
  const { kind, ids } = parseEntityKey(entityKey as EntityKey);
  const [id = ''] = ids;
  const document = `--policy-document ${quoted(compact(after))}`;
  const inline = /, policy ([^,]+)$/.exec(source)?.[1];
  switch (kind) {
    case 'rest-api': {
      const patch = JSON.stringify([{ op: 'replace', path: '/policy', value: compact(after) }]);
      return [
        aws('apigateway', `update-rest-api --rest-api-id ${id} --patch-operations ${quoted(patch)}`),
        aws('apigateway', `create-deployment --rest-api-id ${id} --stage-name ${stage}`),
      ];
    }
    case 'iam-user':
      if (inline === undefined) return undefined;
      return [aws('iam', `put-user-policy --user-name ${id} --policy-name ${inline}`, document)];
    case 'iam-role':
      if (inline === undefined) return undefined;
      return [aws('iam', `put-role-policy --role-name ${id} --policy-name ${inline}`, document)];
    case 'iam-policy': {
      const arn = `arn:aws:iam::${resource.split(':')[4]}:policy/${id}`;
      return [aws('iam', `create-policy-version --policy-arn ${arn}`, document, '--set-as-default')];
    }
    default:
      return undefined;
  }
}

function keyIdOf(checks: readonly AccessCheck[] = []): string | undefined {
  const evidence = checks.find(({ name }) => name === 'api-key')?.evidence;
  return evidence?.kind === 'api-key' ? evidence.apiKeyId : undefined;
}

/** One word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function compact(document: string): string {
  return reprinted(document);
}

function laidOut(document: string): string {
  return reprinted(document, 2);
}

function reprinted(document: string, indent?: number): string {
  try {
    return JSON.stringify(JSON.parse(document), undefined, indent);
  } catch {
    return document; // a text that is no JSON stays as it is
  }
}
