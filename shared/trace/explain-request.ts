// Why a request came out as it did, in words: the checks in order, the one that refused, and what would let it in.
import { type AccessCheck, type AccessCheckName, accessCheckNames, type SmallestChange } from './access-check';
import type { Trace } from './trace';

export interface Explanation {
  /** `The authorizer's policy does not cover this method.` */
  readonly headline: string;
  /** What lies behind it, and what the client was told. */
  readonly detail: string;
  readonly isRefused: boolean;
  /** The route, then every check, then what was not reached. */
  readonly rows: readonly ExplainedRow[];
  readonly smallestChange?: SmallestChange & {
    /** Where the change belongs: `in the resource policy`. */
    readonly place: string;
    /** The entity that holds the policy, where one does. */
    readonly entityKey?: string;
  };
  /** What to do, where no policy is to blame. */
  readonly remedy?: string;
}

export interface ExplainedRow {
  readonly title: string;
  readonly verdict: 'passed' | 'denied' | 'not reached';
  readonly said: string;
  readonly check?: AccessCheck;
}

/** What the checks are called on screen. */
export const checkTitles: Readonly<Record<AccessCheckName, string>> = {
  'web-acl': 'Web ACL',
  'resource-policy-before': 'Resource policy, before authorization',
  signature: 'Signature',
  'authorizer-identity': 'Identity sources',
  'authorizer-cache': 'Authorizer cache',
  authorizer: 'Authorizer',
  token: 'Token',
  scopes: 'Scopes',
  'authorizer-policy': 'Authorizer policy',
  'identity-policy': 'Identity policies',
  'resource-policy': 'Resource policy',
  'api-key': 'API key',
  quota: 'Quota',
  'throttle-plan-method': 'Throttle of the plan for this method',
  'throttle-plan': 'Throttle of the plan',
  'throttle-method': 'Throttle of the stage for this method',
  'throttle-account': 'Throttle of the account',
};

/** What comes after the last check that was made. */
const laterParts: readonly { readonly title: string; readonly from: AccessCheckName }[] = [
  { title: 'Authorization', from: 'signature' },
  { title: 'API key, usage plan, throttle', from: 'api-key' },
];

/** Explains a request from its trace alone. */
export function explainRequest(trace: Trace): Explanation {
  const { checks = [], failure } = trace;
  const denied = checks.find(({ verdict }) => verdict === 'denied');
  const wording = denied === undefined ? plainWording(trace) : deniedWording(denied);
  const change = denied?.evidence?.kind === 'policy' ? changeOf(denied) : undefined;
  return {
    headline: wording.headline,
    detail: [wording.detail, clientSaw(trace)].filter((part) => part !== '').join(' '),
    isRefused: denied !== undefined || failure !== undefined,
    rows: [routeRow(trace), ...checks.map(checkRow), ...unreached(trace, denied)],
    ...(change && { smallestChange: change }),
    ...(wording.remedy !== undefined && { remedy: wording.remedy }),
  };
}

/** The explanation as lines of text. */
export function explanationText({ headline, detail, rows, smallestChange, remedy }: Explanation): string[] {
  const marks = { passed: '✓', denied: '✗', 'not reached': '·' } as const;
  const lines = [headline, ...(detail === '' ? [] : [detail]), ''];
  for (const { title, verdict, said, check } of rows) {
    lines.push(`${marks[verdict]} ${title}: ${said}`);
    if (verdict === 'denied') lines.push(...evidenceText(check).map((line) => `    ${line}`));
  }
  if (remedy !== undefined) lines.push('', remedy);
  if (smallestChange !== undefined) {
    lines.push('', `Smallest change that would allow it, ${smallestChange.place}: ${smallestChange.said}`);
    lines.push(...smallestChange.alsoOpens.map((opens) => `  ${opens}`));
  }
  return lines;
}

interface Wording {
  readonly headline: string;
  readonly detail: string;
  readonly remedy?: string;
}

function plainWording({ failure, response, route }: Trace): Wording {
  if (failure === undefined) return { headline: `Nothing refused this request: ${response.status}.`, detail: '' };
  if (failure.responseType === 'MISSING_AUTHENTICATION_TOKEN' && route === undefined) {
    const remedy = 'API Gateway answers 403 where others answer 404. Deploy the method, or correct path and method.';
    return { headline: 'No method of the deployed API has this path and method.', detail: '', remedy };
  }
  const [headline = ''] = (failure.reason ?? failure.message ?? failure.responseType).split('\n');
  return { headline, detail: `The ${failure.step} step answered ${failure.responseType}.` };
}

function deniedWording({ name, said, evidence }: AccessCheck): Wording {
  const detail = capitalized(said);
  switch (evidence?.kind) {
    case 'policy':
      return { headline: policyHeadline(name, evidence.result === 'explicit-deny'), detail };
    case 'api-key':
      return { headline: 'The request has no API key that is good here.', detail, remedy: keyRemedy(evidence.missing) };
    case 'quota': {
      const until = new Date(evidence.endsAt).toISOString();
      const remedy = `It begins anew at ${until}. Move the clock there, or give requests back with UpdateUsage.`;
      return {
        headline: `The quota of the usage plan is used up for this ${evidence.period.toLowerCase()}.`,
        detail,
        remedy,
      };
    }
    case 'throttle': {
      const { rate, burst, refillsInMs } = evidence;
      const remedy =
        refillsInMs === undefined
          ? 'Rate or burst is 0: this limit never lets a request through.'
          : `The next token is there in ${refillsInMs} ms. ${burst} may come at once, then ${rate} a second.`;
      return { headline: `${checkTitles[name]}: the token bucket is empty.`, detail, remedy };
    }
    case 'signature':
      return { headline: 'The signature of the request was not accepted.', detail };
    case 'token': {
      const wrong = evidence.facts.filter(({ holds }) => !holds);
      const facts = wrong.map(({ name: fact, wanted, actual }) => `${fact}: wanted ${wanted}, was ${actual}.`);
      return {
        headline: name === 'scopes' ? 'The token lacks the scope.' : 'The token was not accepted.',
        detail: [detail, ...facts].join(' '),
      };
    }
    default:
      return { headline: plainHeadlines[name] ?? `${checkTitles[name]} refused the request.`, detail };
  }
}

const plainHeadlines: Readonly<Partial<Record<AccessCheckName, string>>> = {
  signature: 'The request is not signed as it has to be.',
  'authorizer-identity': 'The request lacks what the authorizer looks at.',
  authorizer: 'The authorizer did not let the caller in.',
  token: 'The request has no token that is good here.',
};

function policyHeadline(name: AccessCheckName, isExplicit: boolean): string {
  if (name === 'authorizer-policy') {
    return isExplicit
      ? "The authorizer's policy denies this method."
      : "The authorizer's policy does not cover this method.";
  }
  if (name === 'identity-policy') {
    return isExplicit ? 'A policy of the caller denies this call.' : 'No policy allows the caller this call.';
  }
  return isExplicit ? 'The resource policy denies this request.' : 'The resource policy does not allow this request.';
}

function keyRemedy(missing: string | undefined): string {
  if (missing?.includes('stage') === true) return 'Add the stage to a usage plan, and the key to that plan.';
  return 'Send a key that is enabled and in a usage plan with this stage.';
}

function clientSaw({ failure, response }: Trace): string {
  if (failure === undefined) return '';
  return failure.message === null ? `The client saw ${response.status}.` : `The client saw “${failure.message}”.`;
}

function changeOf({ evidence }: AccessCheck): Explanation['smallestChange'] {
  if (evidence?.kind !== 'policy' || evidence.smallestChange === undefined) return undefined;
  const { smallestChange, policies } = evidence;
  const { source = 'a policy', entityKey } = policies[smallestChange.policy] ?? {};
  const place = `in ${source.charAt(0).toLowerCase()}${source.slice(1)}`;
  return { ...smallestChange, place, ...(entityKey !== undefined && { entityKey }) };
}

function routeRow({ route, request, failure }: Trace): ExplainedRow {
  const isFound = route !== undefined;
  const said = isFound
    ? `${route.methodKey.split('/').pop()} ${route.resourcePath}`
    : `${request.method} ${request.url}`;
  return { title: 'Route', verdict: isFound || failure === undefined ? 'passed' : 'denied', said };
}

function checkRow(check: AccessCheck): ExplainedRow {
  const name = check.evidence?.kind === 'authorizer' && check.name === 'authorizer' ? ` ${check.evidence.name}` : '';
  return { title: `${checkTitles[check.name]}${name}`, verdict: check.verdict, said: check.said, check };
}

function unreached(trace: Trace, denied: AccessCheck | undefined): ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  const add = (title: string) => rows.push({ title, verdict: 'not reached', said: 'not reached' });
  const reached = denied === undefined ? undefined : accessCheckNames.indexOf(denied.name);
  for (const { title, from } of laterParts) {
    if (reached !== undefined && reached < accessCheckNames.indexOf(from)) add(title);
  }
  const wasCalled = trace.integration !== undefined || trace.function !== undefined;
  if (trace.failure !== undefined && trace.failure.phase === 'access' && !wasCalled) add('Integration');
  return rows;
}

/** What the denying check compared, where a line of its own says more. */
function evidenceText(check: AccessCheck | undefined): string[] {
  const evidence = check?.evidence;
  if (evidence?.kind === 'policy') {
    return evidence.policies.flatMap(({ source, statements }) =>
      statements.map(({ effect, applies, sid, action, resource, principal, conditions }, at) => {
        const parts = [principal, action, resource].filter((part) => part?.matches === false);
        const unmet = [
          ...parts.map((part) => `${part?.element} ${part?.patterns.join(', ')} is not ${part?.actual}`),
          ...conditions
            .filter(({ holds }) => !holds)
            .map(
              ({ operator, key, values, actual }) =>
                `${operator} ${key} ${values.join(', ')}, was ${actual?.join(', ') ?? 'absent'}`,
            ),
        ];
        const name = sid === undefined ? `statement ${at + 1}` : `statement ${at + 1} (${sid})`;
        return `${source}, ${name}, ${effect}: ${applies ? 'applies' : unmet.join('; ')}`;
      }),
    );
  }
  if (evidence?.kind === 'signature' && evidence.canonicalRequest !== undefined) {
    return ['The signature should have covered:', ...evidence.canonicalRequest.split('\n')];
  }
  return [];
}

function capitalized(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
