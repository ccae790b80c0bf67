import { expect, it } from 'vitest';
import { conditionKeys } from '../../../shared/policy/condition-keys';
import { evaluatePolicy } from '../../../shared/policy/evaluate-policy';
import type { CompileProblem } from '../process/messages';
import { compileResourcePolicy } from './compile-resource-policy';

function ask(document: string, resource: string) {
  const problems: CompileProblem[] = [];
  const policy = compileResourcePolicy({ id: 'abc1234567', policy: document }, problems);
  const keys = conditionKeys(() => ({}));
  const request = { action: 'execute-api:Invoke', resource, caller: undefined, keys };
  return { result: policy && evaluatePolicy([policy], request), text: policy?.text, problems };
}

const arn = 'arn:aws:execute-api:eu-west-1:123456789012:';

it('lets the short form stand for the API the policy is of, in every region and account', () => {
  const document = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"execute-api:/dev/GET/*"}}';
  expect([
    ask(document, `${arn}abc1234567/dev/GET/pets`).result,
    ask(document, `${arn}other12345/dev/GET/pets`).result,
    ask(document, `${arn}abc1234567/prod/GET/pets`).result,
  ]).toEqual(['allow', 'implicit-deny', 'implicit-deny']);
});

it('denies everything where the policy is broken, and names the place', () => {
  const document = '{\n  "Statement": {"Effect": "allow", "Principal": "*", "Action": "*", "Resource": "*"}\n}';
  expect(ask(document, `${arn}abc1234567/dev/GET/pets`)).toEqual({
    result: 'explicit-deny',
    text: document,
    problems: [
      {
        key: 'rest-api:abc1234567',
        path: 'policy',
        message:
          'The resource policy is broken, so it denies every request. Line 2, column 27: Effect is Allow or Deny.',
      },
    ],
  });
});

it('takes no policy for none', () => {
  expect([ask('', arn).result, compileResourcePolicy({ id: 'abc1234567' }, [])]).toEqual([undefined, undefined]);
});
