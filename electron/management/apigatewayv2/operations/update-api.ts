// UpdateApi: members of the API, and of the route and integration that quick create made.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html#UpdateApi
import { withEntities } from '../../../../shared/definition/edits/edit';
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import {
  type Definition,
  type EntityKey,
  entityKey,
  findEntity,
  listEntities,
} from '../../../../shared/definition/entities';
import type { V2Api } from '../../../../shared/definition/v2/api';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { mergeMembers } from '../merge-members';
import { requireSelectionExpression } from './create-api';

/** Changes the API as the call's body says, as one edit. */
export async function updateApi(call: OperationCall, api: V2Api): Promise<void> {
  const { target, routeKey, credentialsArn, ...members } = call.json();
  const key = entityKey('v2-api', api.id);
  requireSelectionExpression(api.protocolType, members.routeSelectionExpression ?? api.routeSelectionExpression);
  await call.workspace.workingCopy.edit('UpdateApi by a client', (definition) => {
    const before = findEntity(definition, 'v2-api', api.id) ?? api;
    const after = mergeMembers(before, members, { required: ['name', 'routeSelectionExpression'] });
    const edited = putEntity(definition, key, after).definition;
    const integrated = changeManaged(edited, api.id, 'v2-integration', { integrationUri: target, credentialsArn });
    return { definition: changeManaged(integrated, api.id, 'v2-route', { routeKey }), key };
  });
}

/** AWS documented: these members replace those of what quick create made, and nothing else. */
function changeManaged(
  definition: Definition,
  apiId: string,
  kind: 'v2-integration' | 'v2-route',
  sent: Readonly<Record<string, unknown>>,
): Definition {
  const members = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  const names = Object.keys(members);
  if (names.length === 0) return definition;
  const managed: { readonly key: EntityKey; readonly entity: object }[] = listEntities(definition, kind, apiId).filter(
    ({ entity }) => entity.apiGatewayManaged === true,
  );
  const [part] = managed;
  // AWS assumed: the wording
  if (part === undefined) throw badRequest(`${names.join(', ')} can be updated only for APIs made by quick create`);
  const after = mergeMembers(part.entity as Readonly<Record<string, unknown>>, members, { required: ['routeKey'] });
  // through this call, and no other, the key of a managed route changes
  return putEntity(withEntities(definition, [[part.key, undefined]]), part.key, after).definition;
}
