// What a check compared, as facts and texts: the same on every screen and in the terminal.
import type {
  AccessEvidence,
  AuthorizerEvidence,
  ExplainedStatement,
  KeyEvidence,
  PolicyEvidence,
  SignatureEvidence,
  WafEvidence,
} from './access-check';

export interface ShownEvidence {
  readonly facts: readonly EvidenceFact[];
  readonly texts: readonly EvidenceText[];
}

export interface EvidenceFact {
  readonly label: string;
  readonly value: string;
  /** Absent where nothing was asked of it. */
  readonly holds?: boolean;
}

/** A document or a message. */
export interface EvidenceText {
  readonly title: string;
  readonly text: string;
  /** Lines that differ from the text it stands beside, from 0. */
  readonly marked?: readonly number[];
}

/** Statements of policies are not among the facts: `statementLines` tells of them. */
export function shownEvidence(evidence: AccessEvidence): ShownEvidence {
  switch (evidence.kind) {
    case 'policy':
      return { facts: policyFacts(evidence), texts: [] };
    case 'signature':
      return { facts: signatureFacts(evidence), texts: signatureTexts(evidence) };
    case 'authorizer':
      return { facts: authorizerFacts(evidence), texts: authorizerTexts(evidence) };
    case 'token': {
      const { facts, header, payload } = evidence;
      return {
        facts: facts.map(({ name, holds, wanted, actual }) => ({
          label: name,
          value: holds ? actual : `${actual}, wanted ${wanted}`,
          holds,
        })),
        texts: [...text('Header', header), ...text('Payload', payload)],
      };
    }
    case 'api-key':
      return { facts: keyFacts(evidence), texts: [] };
    case 'waf':
      return { facts: wafFacts(evidence), texts: [] };
    case 'quota': {
      const { usagePlanId, period, limit, used, startsAt, endsAt } = evidence;
      const facts = [
        fact('Usage plan', usagePlanId),
        fact('Limit', `${limit} a ${period.toLowerCase()}`),
        { ...fact('Used before', `${used}`), holds: used < limit },
        fact('Began', new Date(startsAt).toISOString()),
        fact('Resets', new Date(endsAt).toISOString()),
      ];
      return { facts, texts: [] };
    }
    case 'throttle': {
      const { bucket, rate, burst, level, refillsInMs } = evidence;
      const facts = [
        fact('Bucket', bucket),
        { ...fact('Tokens before', `${Math.floor(level * 100) / 100} of ${burst}`), holds: level >= 1 },
        fact('Rate', `${rate} a second`),
        fact('Next token', nextToken(level, refillsInMs)),
      ];
      return { facts, texts: [] };
    }
  }
}

/** One line of text a statement: whether it applies, and what kept it from that. */
export function statementLines({ policies, decidedBy }: PolicyEvidence): string[] {
  return policies.flatMap(({ source, statements, isCut }, policy) => [
    ...statements.map((statement, at) => {
      const { sid, effect, applies } = statement;
      const name = sid === undefined ? `statement ${at + 1}` : `statement ${at + 1} (${sid})`;
      const decides = decidedBy?.policy === policy && decidedBy.statement === at ? ', and decides' : '';
      return `${source}, ${name}, ${effect}: ${applies ? `applies${decides}` : unmetParts(statement).join('; ')}`;
    }),
    ...(isCut === true ? [`${source}: more statements were evaluated than are kept here`] : []),
  ]);
}

function unmetParts({ action, resource, principal, conditions }: ExplainedStatement): string[] {
  const parts = [principal, action, resource].flatMap((part) => (part?.matches === false ? [part] : []));
  const unmet = conditions.filter(({ holds }) => !holds);
  return [
    ...parts.map(({ element, patterns, actual }) => `${element} ${patterns.join(', ')} is not ${actual}`),
    ...unmet.map(
      ({ operator, key, values, actual }) =>
        `${operator} ${key} ${values.join(', ')}, was ${actual?.join(', ') ?? 'absent'}`,
    ),
  ];
}

function policyFacts({ action, resource, principal, rule }: PolicyEvidence): EvidenceFact[] {
  const rules = {
    'one-policy': 'one side decides',
    'either-allows': 'either side may allow it',
    'both-allow': 'both sides must allow it',
  } as const;
  return [fact('Caller', principal), fact('Action', action), fact('Resource', resource), fact('Rule', rules[rule])];
}

function signatureFacts(evidence: SignatureEvidence): EvidenceFact[] {
  const { accessKeyId, region, service, signedHeaders, principal, isVerified, isPresigned, ageSeconds } = evidence;
  return [
    fact('Access key', accessKeyId),
    fact('Belongs to', principal ?? 'nobody who is known here'),
    fact('Scope', `${region}, ${service}`),
    fact('Signed headers', signedHeaders.join(', ')),
    ...(ageSeconds === undefined ? [] : [fact('Signed', `${ageSeconds} s before it was checked`)]),
    ...(isPresigned ? [fact('Form', 'presigned URL')] : []),
    // without the secret nothing can be verified, and nothing is wrong
    { ...fact('Signature', isVerified ? 'verified' : 'not verified'), ...(principal && { holds: isVerified }) },
  ];
}

/** What was received, as it should have been signed, beside what the client signed instead. */
function signatureTexts({ canonicalRequest, stringToSign, signedInstead }: SignatureEvidence): EvidenceText[] {
  if (canonicalRequest === undefined) return [];
  const other = signedInstead?.canonicalRequest;
  return [
    { title: 'Canonical request, as received', text: canonicalRequest, marked: differing(canonicalRequest, other) },
    ...(signedInstead === undefined
      ? []
      : [
          {
            title: `Canonical request, as the client signed it: ${signedInstead.said}`,
            text: signedInstead.canonicalRequest,
            marked: differing(signedInstead.canonicalRequest, canonicalRequest),
          },
        ]),
    ...text('String to sign, for what was received', stringToSign),
  ];
}

function differing(text: string, other: string | undefined): number[] {
  if (other === undefined) return [];
  const others = other.split('\n');
  return text.split('\n').flatMap((line, at) => (line === others[at] ? [] : [at]));
}

function authorizerFacts(evidence: AuthorizerEvidence): EvidenceFact[] {
  const { identity, ttlSeconds, isCached, cachedForMs, cacheKey, principalId, context = {}, latencyMs } = evidence;
  const left = cachedForMs === undefined ? '' : `, for another ${Math.ceil(cachedForMs / 1_000)} s`;
  const kept = isCached ? `hit: a kept result${left}` : `miss: results are kept for ${ttlSeconds} s`;
  return [
    ...identity.map(({ source, value }) => ({ ...fact(source, value ?? 'absent'), holds: value !== undefined })),
    fact('Cache', ttlSeconds === 0 && !isCached ? 'off' : kept),
    ...(cacheKey === undefined ? [] : [fact('Cache key', `${cacheKey}… of authorizer and identity`)]),
    ...(principalId === undefined ? [] : [fact('principalId', principalId)]),
    ...Object.entries(context).map(([name, value]) => fact(`context.${name}`, String(value))),
    ...(latencyMs === undefined ? [] : [fact('Answered in', `${Math.round(latencyMs)} ms`)]),
  ];
}

function authorizerTexts({ event, result }: AuthorizerEvidence): EvidenceText[] {
  return [...text('Event that was sent', event), ...text('What came back', result)];
}

function keyFacts(evidence: KeyEvidence): EvidenceFact[] {
  const { source, value, apiKeyId, keyName, usagePlanId, usagePlanName, missing } = evidence;
  const named = (name: string | undefined, id: string) => (name === undefined || name === id ? id : `${name} (${id})`);
  return [
    fact('Looked for in', source === 'HEADER' ? 'the X-API-Key header' : "the authorizer's usageIdentifierKey"),
    { ...fact('Value', value ?? 'absent'), holds: value !== undefined },
    ...(apiKeyId === undefined ? [] : [fact('API key', named(keyName, apiKeyId))]),
    ...(usagePlanId === undefined ? [] : [fact('Usage plan', named(usagePlanName, usagePlanId))]),
    ...(missing === undefined ? [] : [{ ...fact('Missing', missing), holds: false }]),
  ];
}

function nextToken(level: number, refillsInMs: number | undefined): string {
  if (level >= 1) return 'there';
  return refillsInMs === undefined ? 'never: rate or burst is 0' : `in ${refillsInMs} ms`;
}

function fact(label: string, value: string): EvidenceFact {
  return { label, value };
}

function text(title: string, content: string | undefined): EvidenceText[] {
  return content === undefined ? [] : [{ title, text: laidOut(content) }];
}

/** JSON on one line is laid out; everything else is shown as it came. */
function laidOut(content: string): string {
  if (content.includes('\n') || !/^[[{]/.test(content)) return content;
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

/** Rule by rule: those that matched say on what, the others that they did not. */
function wafFacts({ webAcl, action, labels, rules, terminatingRule }: WafEvidence): EvidenceFact[] {
  return [
    fact('Web ACL', webAcl),
    ...rules.map(({ rule, group, isMatch, action: does, evidence, problem }) => ({
      label: group === undefined ? rule : `${group} / ${rule}`,
      value: problem ?? (isMatch ? [does, evidence?.words].filter(Boolean).join(': ') : 'no match'),
      ...(isMatch && does !== 'COUNT' && { holds: does === 'ALLOW' }),
    })),
    fact('Decided by', `${terminatingRule ?? 'default action'}: ${action}`),
    ...(labels.length === 0 ? [] : [fact('Labels', labels.join(', '))]),
  ];
}
