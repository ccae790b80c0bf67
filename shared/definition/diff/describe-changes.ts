// A semantic diff: what changed between two states of an API, thing by thing and in words.
import type { ApiSnapshot } from '../api-view';
import { definitionOf } from '../api-view';
import { diffDefinitions, type EntityChange } from '../changes';
import { describeEntity } from '../describe-entity';
import { type Definition, type EntityKey, entityKey, findEntity, parseEntityKey } from '../entities';
import { type ChangeRisk, riskOf } from './change-risk';
import { type MemberChange, memberChanges } from './member-changes';
import { type MemberWords, memberWords } from './member-words';

export interface DescribedChange {
  readonly key: EntityKey;
  readonly change: 'added' | 'changed' | 'removed';
  /** `GET /pets/{id}`, `model Pet`; by its newer name where it was renamed. */
  readonly title: string;
  /** Empty for what was added or removed as a whole. */
  readonly details: readonly ChangeDetail[];
  /** What it means for clients. */
  readonly risk: ChangeRisk;
}

export type ChangeDetail = MemberChange & MemberWords;

/** What turns `before` into `after`: by title within each kind, parts of things that came or went are not told apart. */
export function describeChanges(before: ApiSnapshot, after: ApiSnapshot): DescribedChange[] {
  return describeDifferences(definitionOf(before), definitionOf(after));
}

/** The same for two states of a definition, over everything in them. */
export function describeDifferences(before: Definition, after: Definition): DescribedChange[] {
  const changes = diffDefinitions(before, after).filter((change) => !isPartOfAnother(change));
  return changes
    .map((change) => describeChange(change, before, after))
    .filter(({ change, details }) => change !== 'changed' || details.length > 0)
    .map((change) => ({ ...change, risk: riskOf(change) }))
    .sort(byTitle);
}

function describeChange(change: EntityChange, before: Definition, after: Definition): Omit<DescribedChange, 'risk'> {
  const { key } = change;
  if (change.before === undefined) return { key, change: 'added', title: describeEntity(after, key), details: [] };
  if (change.after === undefined) return { key, change: 'removed', title: describeEntity(before, key), details: [] };
  const apiId = parseEntityKey(key).ids[0] ?? '';
  const names = { before: nameIn(before, apiId), after: nameIn(after, apiId) };
  const details = memberChanges(change.before, change.after)
    .filter(({ path }) => !unsaid.has(path[0] ?? ''))
    .map((member) => ({ ...member, ...memberWords(member, names) }));
  return { key, change: 'changed', title: titleOf(key, before, after), details };
}

/** Bookkeeping, not behaviour. */
const unsaid: ReadonlySet<string> = new Set(['createdDate', 'lastUpdatedDate', 'importInfo', 'warnings']);

function titleOf(key: EntityKey, before: Definition, after: Definition): string {
  const [old, now] = [describeEntity(before, key), describeEntity(after, key)];
  return old === now ? now : `${old} → ${now}`;
}

/** The root resource comes and goes with its API. */
function isPartOfAnother({ key, before, after }: EntityChange): boolean {
  if (parseEntityKey(key).kind !== 'resource' || (before !== undefined && after !== undefined)) return false;
  const entity = before ?? after;
  return entity !== undefined && !('parentId' in entity && entity.parentId !== undefined);
}

/** Names of what members refer to by id. */
function nameIn(definition: Definition, apiId: string) {
  return (member: string, id: string): string | undefined => {
    switch (member) {
      case 'authorizerId':
        return (
          findEntity(definition, 'authorizer', apiId, id)?.name ??
          findEntity(definition, 'v2-authorizer', apiId, id)?.name
        );
      case 'requestValidatorId':
        return findEntity(definition, 'request-validator', apiId, id)?.name;
      case 'parentId':
        return describeEntity(definition, entityKey('resource', apiId, id));
      case 'target':
        return describeEntity(definition, entityKey('v2-integration', apiId, id.replace(/^integrations\//, '')));
      default:
        return undefined;
    }
  };
}

function byTitle(left: DescribedChange, right: DescribedChange): number {
  return left.title < right.title ? -1 : left.title > right.title ? 1 : 0;
}
