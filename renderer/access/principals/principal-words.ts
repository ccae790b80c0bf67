// Users, roles and policies in words, and the documents that new ones begin with. Pure.
import type { SigningCredentials } from '../../../shared/contract/principals';
import type { PrincipalKind } from '../../state/view-store';

/** `user`, `role` or `policy`. */
export const kindWords: Readonly<Record<PrincipalKind, string>> = {
  'iam-user': 'user',
  'iam-role': 'role',
  'iam-policy': 'policy',
};

/** What a name may be made of, as IAM says it; undefined where the name will do. */
export function nameProblem(name: string, what: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'It needs a name';
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) return 'Up to 128 letters, digits and _+=,.@-';
  return taken.includes(name) ? `There is a ${what} ${name} already` : undefined;
}

/** The variables that the AWS CLI and SDKs read, for a POSIX shell. */
export function shellExports({ accessKeyId, secretAccessKey, sessionToken }: SigningCredentials): string {
  return [
    `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    ...(sessionToken === undefined ? [] : [`export AWS_SESSION_TOKEN=${sessionToken}`]),
  ].join('\n');
}

/** `AdministratorAccess` of `arn:aws:iam::aws:policy/AdministratorAccess`. */
export function policyNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** A policy that lets its holder call every API. */
export const invokeDocument = documentText({
  Effect: 'Allow',
  Action: 'execute-api:Invoke',
  Resource: 'arn:aws:execute-api:*:*:*',
});

/** A trust policy for whoever of an account may assume roles. */
export function trustDocument(accountId: string): string {
  return documentText({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: 'sts:AssumeRole',
  });
}

function documentText(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** The record with one more or other document; in the order of the names as they came. */
export function withPolicy(
  policies: Readonly<Record<string, string>> | undefined,
  name: string,
  document: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries([...Object.entries(policies ?? {}).filter(([each]) => each !== name), [name, document]]);
}

/** The record without one; undefined where none is left. */
export function withoutPolicy(
  policies: Readonly<Record<string, string>> | undefined,
  name: string,
): Readonly<Record<string, string>> | undefined {
  const left = Object.entries(policies ?? {}).filter(([each]) => each !== name);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** `invoke`, else `invoke-2`, `invoke-3`, …: the first that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
