// The filter of ListUsers: `email ^= "jane"`.
// https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
import type { UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { own } from '../../../shared/definition/records';
import { invalidParameter } from './cognito-errors';

const form = /^\s*"?([\w:]{1,64})"?\s*(\^=|=)\s*"((?:[^"\\]|\\.){0,256})"\s*$/;

/** AWS documented: these alone can be searched for. */
const searchable: ReadonlyMap<string, (user: UserPoolUser) => string | undefined> = new Map([
  ['username', (user: UserPoolUser) => user.username],
  ['sub', ({ sub }: UserPoolUser) => sub],
  ['status', ({ enabled }: UserPoolUser) => (enabled ? 'Enabled' : 'Disabled')],
  ['cognito:user_status', ({ userStatus }: UserPoolUser) => userStatus],
  ...['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].map(
    (name) => [name, ({ attributes }: UserPoolUser) => own(attributes, name)] as const,
  ),
]);

/** Whether a user is one that the filter lets through; without a filter all are. */
export function userFilter(filter: string | undefined): (user: UserPoolUser) => boolean {
  if (filter === undefined || filter.trim() === '') return () => true;
  const [, name = '', operator, quoted = ''] = form.exec(filter) ?? [];
  const read = searchable.get(name);
  if (read === undefined) throw invalidParameter(`Error while parsing filter at position 0: ${filter.slice(0, 64)}`);
  const wanted = quoted.replace(/\\(.)/g, '$1');
  if (operator === '^=') return (user) => read(user)?.startsWith(wanted) === true;
  return (user) => read(user) === wanted;
}
