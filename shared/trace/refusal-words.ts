// What is said of a request in a sentence or two: what refused it, why, and what to do.
import type { AccessCheck, AccessCheckName, PolicyEvidence, SignatureEvidence } from './access-check';
import type { Trace } from './trace';

/** What the checks are called on screen. */
export const checkTitles: Readonly<Record<AccessCheckName, string>> = {
  'web-acl': 'Web ACL',
  'domain-policy': 'Policy of the private domain name',
  'endpoint-policy': 'Policy of the VPC endpoint',
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
  'throttle-route': 'Throttle of the stage for this route',
  'throttle-account': 'Throttle of the account',
};

/** What is said of a request. */
export interface Wording {
  readonly headline: string;
  readonly detail: string;
  readonly remedy?: string;
}

/** Of a request that no check refused. */
export function plainWording({ failure, response, route }: Trace): Wording {
  if (failure === undefined) return { headline: `Nothing refused this request: ${response.status}.`, detail: '' };
  if (failure.responseType === 'MISSING_AUTHENTICATION_TOKEN' && route === undefined) {
    const remedy = 'API Gateway answers 403 where others answer 404. Deploy the method, or correct path and method.';
    return { headline: 'No method of the deployed API has this path and method.', detail: '', remedy };
  }
  const [headline = ''] = (failure.reason ?? failure.message ?? failure.responseType).split('\n');
  return { headline, detail: `The ${failure.step} step answered ${failure.responseType}.` };
}

/** Of a request that a check refused. */
export function deniedWording({ name, said, evidence }: AccessCheck): Wording {
  const detail = capitalized(said);
  switch (evidence?.kind) {
    case 'policy':
      return { headline: policyHeadline(name, evidence), detail };
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
    case 'signature': {
      const instead = evidence.signedInstead && `The client signed ${evidence.signedInstead.said}.`;
      const headline = 'The signature of the request was not accepted.';
      return { headline, detail: [detail, instead].filter(Boolean).join(' '), ...signatureRemedy(evidence) };
    }
    case 'token': {
      const headline = name === 'scopes' ? 'The token lacks the scope.' : 'The token was not accepted.';
      return { headline, detail };
    }
    default:
      return { headline: plainHeadlines[name] ?? `${checkTitles[name]} refused the request.`, detail };
  }
}

const plainHeadlines: Readonly<Partial<Record<AccessCheckName, string>>> = {
  signature: 'The request is not signed as it has to be.',
  'authorizer-identity': 'The request lacks what the authorizer looks at.',
  authorizer: 'The authorizer did not let the caller in.',
  // a function that says yes or no returns no policy
  'authorizer-policy': 'The authorizer says that the caller is not authorized.',
  token: 'The request has no token that is good here.',
};

/** A Deny is told by the policy that has it: where policies are joined, any of them may. */
function policyHeadline(name: AccessCheckName, { rule, result, policies, decidedBy }: PolicyEvidence): string {
  const isExplicit = result === 'explicit-deny';
  const { source, entityKey } = policies[decidedBy?.policy ?? 0] ?? {};
  if (name === 'resource-policy' && policies.length > 1) {
    if (isExplicit && entityKey?.startsWith('rest-api:') !== true) return `${source} denies this request.`;
    if (!isExplicit && rule === 'both-allow') return 'The policies of both accounts must allow this request.';
    if (!isExplicit) return 'Neither the resource policy nor what speaks for the caller allows this request.';
  }
  if (name === 'authorizer-policy') {
    const what = entityKey?.startsWith('v2-authorizer:') === true ? 'route' : 'method';
    return isExplicit
      ? `The authorizer's policy denies this ${what}.`
      : `The authorizer's policy does not cover this ${what}.`;
  }
  if (name === 'identity-policy') {
    return isExplicit ? 'A policy of the caller denies this call.' : 'No policy allows the caller this call.';
  }
  return isExplicit ? 'The resource policy denies this request.' : 'The resource policy does not allow this request.';
}

/** The signature does not match, and no usual mistake explains it. */
function signatureRemedy({ canonicalRequest, signedInstead }: SignatureEvidence): { remedy?: string } {
  if (canonicalRequest === undefined || signedInstead !== undefined) return {};
  return { remedy: 'No usual mistake explains the signature: most likely the secret access key is another one.' };
}

function keyRemedy(missing: string | undefined): string {
  if (missing?.includes('stage') === true) return 'Add the stage to a usage plan, and the key to that plan.';
  return 'Send a key that is enabled and in a usage plan with this stage.';
}

function capitalized(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
