import { expect, it } from 'vitest';
import { AwsError } from './aws-error';
import { errorAnswer } from './error-answer';

it.each([
  ['AccessDeniedException', 403, { Message: 'no', __type: 'AccessDeniedException' }],
  ['NotFoundException', 404, { message: 'no', __type: 'NotFoundException' }],
])('spells the member of %s as AWS does', (type, status, body) => {
  const answer = errorAnswer(new AwsError(type, status, 'no'));
  expect([answer.status, JSON.parse(String(answer.body))]).toEqual([status, body]);
});
