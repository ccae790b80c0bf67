// References to the local account, region and VPC links, rewritten for the endpoint that a push goes to.
import { applyChanges } from '../../../shared/definition/changes';
import { isMembers } from '../../../shared/definition/edits/member-path';
import type { Definition, Entity, EntityKey } from '../../../shared/definition/entities';
import { apiIdOf } from '../../../shared/definition/entities';
import { shortApiArns } from '../../../shared/infrastructure/export/own-arns';

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** True where an entity of the API, or its usage plans, names the local account in an ARN. */
export function namesAccount(definition: Definition, apiId: string, accountId: string): boolean {
  return [...definition].some(
    ([key, entity]) => apiIdOf(key) === apiId && JSON.stringify(entity).includes(`:${accountId}:`),
  );
}

/** The definition with the API's references as they have to read at the endpoint. `vpcLinks`: id here → id there. */
export function retarget(
  definition: Definition,
  apiId: string,
  from: Place,
  to: { readonly region: string; readonly accountId: string | undefined },
  vpcLinks: ReadonlyMap<string, string>,
): Definition {
  const changes = [...definition].flatMap(([key, before]): { key: EntityKey; after: Entity }[] => {
    if (apiIdOf(key) !== apiId) return [];
    const after = mapTexts(before, (text) => retargetText(shortApiArns(text, apiId), from, to), vpcLinks) as Entity;
    return [{ key, after }];
  });
  return applyChanges(definition, changes);
}

/** A text with its references to the local account and region rewritten. */
export function retargetText(text: string, from: Place, to: { region: string; accountId: string | undefined }): string {
  if (!text.includes('arn:')) return text;
  const accountId = to.accountId ?? from.accountId;
  return text
    .replaceAll(`arn:aws:apigateway:${from.region}:`, `arn:aws:apigateway:${to.region}:`)
    .replace(
      new RegExp(`(arn:aws:[a-z0-9-]+:)${from.region}:${from.accountId}:`, 'g'),
      (_arn, service: string) => `${service}${to.region}:${accountId}:`,
    )
    .replaceAll(`arn:aws:iam::${from.accountId}:`, `arn:aws:iam::${accountId}:`);
}

function mapTexts(value: unknown, change: (text: string) => string, vpcLinks: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, vpcLinks));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'connectionId' && typeof member === 'string'
        ? (vpcLinks.get(member) ?? member)
        : mapTexts(member, change, vpcLinks),
    ]),
  );
}
