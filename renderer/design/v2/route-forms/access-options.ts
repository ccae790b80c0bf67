// Who may call a route, as one choice: nobody in particular, IAM, or one of the API's authorizers.
import type { FieldChange } from '../../../../shared/contract/definition';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';

export interface AccessOption {
  readonly value: string;
  readonly label: string;
}

/** Whether the route asks at all: in WebSocket APIs only `$connect` does. */
export function mayAuthorize({ api }: V2ApiView, { routeKey }: V2Route): boolean {
  return api.protocolType === 'HTTP' || routeKey === '$connect';
}

/** `NONE`, `AWS_IAM`, and the authorizers by id. */
export function accessOptions({ authorizers }: V2ApiView): AccessOption[] {
  return [
    { value: 'NONE', label: 'None: anybody may call' },
    { value: 'AWS_IAM', label: 'IAM: signed requests' },
    ...[...authorizers.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ id, name, authorizerType }) => ({
        value: id,
        label: `${name} (${authorizerType === 'JWT' ? 'JWT' : 'Lambda'})`,
      })),
  ];
}

/** The option that the route has chosen. */
export function chosenAccess({ authorizationType, authorizerId }: V2Route): string {
  return authorizationType === 'NONE' || authorizationType === 'AWS_IAM' ? authorizationType : (authorizerId ?? '');
}

/** The changes that choose an option: type and authorizer go together, scopes only with a JWT authorizer. */
export function accessChanges({ authorizers }: V2ApiView, value: string): FieldChange[] {
  const authorizer = authorizers.get(value);
  if (authorizer === undefined) {
    return [{ path: ['authorizationType'], value }, { path: ['authorizerId'] }, { path: ['authorizationScopes'] }];
  }
  const isJwt = authorizer.authorizerType === 'JWT';
  return [
    { path: ['authorizationType'], value: isJwt ? 'JWT' : 'CUSTOM' },
    { path: ['authorizerId'], value },
    ...(isJwt ? [] : [{ path: ['authorizationScopes'] }]),
  ];
}
