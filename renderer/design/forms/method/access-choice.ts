// Who may call a method as one choice: no one is asked, IAM, or one of the API's authorizers.
import type { FieldChange } from '../../../../shared/contract/definition';
import type { RestApiView } from '../../../../shared/definition/api-view';
import type { Method } from '../../../../shared/definition/rest/method';
import { change } from '../commit';
import type { FieldOption } from '../fields/field-descriptor';

const authorizerPrefix = 'authorizer:';

/** The choices of an API. */
export function accessOptions(view: RestApiView): readonly FieldOption[] {
  return [
    { value: 'NONE', label: 'None' },
    { value: 'AWS_IAM', label: 'AWS IAM' },
    ...[...view.authorizers.values()].map(({ id, name }) => ({
      value: `${authorizerPrefix}${id}`,
      label: name,
    })),
  ];
}

/** The choice a method has made. An authorizer that is gone is no choice. */
export function accessOf(method: Method): string {
  const { authorizationType, authorizerId } = method;
  if (authorizationType === 'NONE' || authorizationType === 'AWS_IAM') return authorizationType;
  return `${authorizerPrefix}${authorizerId ?? ''}`;
}

/** The edit that makes it. Scopes belong to Cognito authorizers and go with them. */
export function accessChanges(view: RestApiView, choice: string): FieldChange[] {
  if (!choice.startsWith(authorizerPrefix)) {
    return [
      { path: ['authorizationType'], value: choice },
      { path: ['authorizerId'] },
      { path: ['authorizationScopes'] },
    ];
  }
  const id = choice.slice(authorizerPrefix.length);
  const isCognito = view.authorizers.get(id)?.type === 'COGNITO_USER_POOLS';
  return [
    { path: ['authorizationType'], value: isCognito ? 'COGNITO_USER_POOLS' : 'CUSTOM' },
    { path: ['authorizerId'], value: id },
    ...(isCognito ? [] : [change(['authorizationScopes'], undefined)]),
  ];
}
