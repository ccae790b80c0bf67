// The Lambda authorizer of /reports. A real one would check a signature; these two tokens are for trying out:
// `Bearer manager` may read everything, `Bearer clerk` is known and may not read reports.
const staff = new Map([
  ['Bearer manager', { principalId: 'mara', role: 'manager' }],
  ['Bearer clerk', { principalId: 'colin', role: 'clerk' }],
]);

export const handler = async ({ authorizationToken, methodArn }) => {
  const person = staff.get(authorizationToken);
  // these letters exactly make it 401; any other error is 500
  if (person === undefined) throw new Error('Unauthorized');
  // The policy is kept for the whole stage and asked about every method, so it names them all.
  const [stageArn] = methodArn.match(/^[^/]+\/[^/]+/);
  const statements = [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${stageArn}/*` }];
  if (person.role !== 'manager') {
    statements.push({ Effect: 'Deny', Action: 'execute-api:Invoke', Resource: `${stageArn}/*/reports` });
  }
  return {
    principalId: person.principalId,
    policyDocument: { Version: '2012-10-17', Statement: statements },
    context: { role: person.role },
  };
};
