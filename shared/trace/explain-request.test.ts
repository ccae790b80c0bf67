import { expect, it } from 'vitest';
import type { AccessCheck } from './access-check';
import { explainRequest, explanationText } from './explain-request';
import type { Trace } from './trace';

function traceWith(checks: readonly AccessCheck[], more: Partial<Trace> = {}): Trace {
  return {
    origin: 'invoke',
    requestId: 'r-1',
    extendedRequestId: 'x=',
    startedAt: 0,
    durationMs: 1,
    apiId: 'a1',
    apiName: 'A',
    stage: 'dev',
    deploymentId: 'd1',
    sourceIp: '127.0.0.1',
    host: '',
    request: { method: 'GET', url: '/orders/7' },
    response: { status: 403 },
    route: { resourceId: 'r', resourcePath: '/orders/{id}', methodKey: 'method:a1/r/GET' },
    steps: [],
    log: [],
    failure: {
      phase: 'access',
      step: 'decide-policies',
      responseType: 'ACCESS_DENIED',
      message: 'User is not authorized to access this resource',
    },
    checks,
    ...more,
  };
}

const policyCheck: AccessCheck = {
  name: 'authorizer-policy',
  verdict: 'denied',
  said: 'Policy of authorizer guard does not allow it.',
  evidence: {
    kind: 'policy',
    action: 'execute-api:Invoke',
    resource: 'arn:aws:execute-api:us-east-1:000000000000:a1/dev/GET/orders/7',
    principal: 'bob',
    keys: {},
    rule: 'one-policy',
    result: 'implicit-deny',
    policies: [
      {
        source: 'Policy of authorizer guard',
        decision: 'silent',
        statements: [
          {
            effect: 'Allow',
            applies: false,
            action: {
              element: 'Action',
              matches: true,
              patterns: ['execute-api:Invoke'],
              actual: 'execute-api:Invoke',
            },
            resource: {
              element: 'Resource',
              matches: false,
              patterns: ['…/dev/GET/orders'],
              actual: '…/dev/GET/orders/7',
            },
            conditions: [{ operator: 'IpAddress', key: 'aws:SourceIp', values: ['10.0.0.0/8'], holds: false }],
          },
        ],
      },
    ],
    smallestChange: {
      kind: 'widen-resource',
      said: 'Widen the resource of statement 1.',
      policy: 0,
      before: '{}',
      after: '{"a":1}',
      alsoOpens: ['Also allows GET on /orders/{id}/items.'],
    },
  },
};

it('says which check refused, what it compared, what was not reached, and what would let it in', () => {
  const passed: AccessCheck = { name: 'authorizer', verdict: 'passed', said: 'guard knows the caller as bob' };
  const text = explanationText(explainRequest(traceWith([passed, policyCheck]))).join('\n');
  expect(text).toBe(
    [
      "The authorizer's policy does not cover this method.",
      'Policy of authorizer guard does not allow it. The client saw “User is not authorized to access this resource”.',
      '',
      '✓ Route: GET /orders/{id}',
      '✓ Authorizer: guard knows the caller as bob',
      '✗ Authorizer policy: Policy of authorizer guard does not allow it.',
      '    Policy of authorizer guard, statement 1, Allow: Resource …/dev/GET/orders is not …/dev/GET/orders/7; IpAddress aws:SourceIp 10.0.0.0/8, was absent',
      '· API key, usage plan, throttle: not reached',
      '· Integration: not reached',
      '',
      'Smallest change that would allow it, in policy of authorizer guard: Widen the resource of statement 1.',
      '  Also allows GET on /orders/{id}/items.',
    ].join('\n'),
  );
});

it('tells of an empty bucket when the next token comes, and of one that never fills that it never does', () => {
  const bucket = (refillsInMs?: number): AccessCheck => ({
    name: 'throttle-plan',
    verdict: 'denied',
    said: '0 of 1 tokens there, 1 come a second',
    evidence: { kind: 'throttle', bucket: 'b', rate: 1, burst: 1, level: 0, ...(refillsInMs && { refillsInMs }) },
  });
  const remedies = [bucket(400), bucket()].map((check) => explainRequest(traceWith([check])).remedy);
  expect(remedies).toEqual([
    'The next token is there in 400 ms. 1 may come at once, then 1 a second.',
    'Rate or burst is 0: this limit never lets a request through.',
  ]);
});

it('tells of a path that no method has that 403 is what others call 404', () => {
  const { route: _, ...lost } = traceWith([], {
    failure: {
      phase: 'routing',
      step: 'match-method',
      responseType: 'MISSING_AUTHENTICATION_TOKEN',
      message: 'Missing Authentication Token',
    },
  });
  const { headline, remedy, rows } = explainRequest(lost);
  expect([headline, remedy?.includes('403'), rows[0]?.verdict]).toEqual([
    'No method of the deployed API has this path and method.',
    true,
    'denied',
  ]);
});

it('lists the checks of a request that was let in, and nothing as not reached', () => {
  const { failure: _, ...served } = traceWith([{ name: 'api-key', verdict: 'passed', said: 'API key k' }], {
    response: { status: 200 },
  });
  const { headline, isRefused, rows } = explainRequest(served);
  expect([headline, isRefused, rows.map(({ verdict }) => verdict)]).toEqual([
    'Nothing refused this request: 200.',
    false,
    ['passed', 'passed'],
  ]);
});
