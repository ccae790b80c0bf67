// What an action of WAF is given, how it finds its things, and how it refuses.
import { createHash } from 'node:crypto';
import {
  type Definition,
  type EntityOf,
  entityKey,
  findEntity,
  listEntities,
} from '../../../shared/definition/entities';
import { type Place, placedAt, placeOf } from '../../../shared/definition/place';
import { type WafEntityKind, wafKinds } from '../../../shared/waf/named-waf';
import { wafArn } from '../../../shared/waf/waf-arn';
import type { Studio } from '../../studio/create-studio';
import { AwsError } from '../wire/aws-error';

export interface WafCall {
  readonly studio: Studio;
  /** What is there in the caller's region and account. */
  readonly definition: Definition;
  readonly region: string;
  readonly accountId: string;
  readonly home: Place;
}

export type WafThing = EntityOf<WafEntityKind>;

const texts = {
  WAFNonexistentItemException: 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  WAFDuplicateItemException:
    'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.',
  WAFOptimisticLockException:
    'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.',
  WAFAssociatedItemException:
    'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.',
  WAFUnavailableEntityException: 'AWS WAF couldn’t retrieve the resource that you requested. Retry your request.',
  WAFLimitsExceededException: 'AWS WAF couldn’t perform the operation because you exceeded your resource limit.',
} as const;

/** One of WAF's exceptions, in AWS's words. */
export function wafError(type: keyof typeof texts): AwsError {
  return new AwsError(type, 400, texts[type]);
}

/** AWS documented: a parameter that is wrong, with the field it stands in and the reason. */
export function invalidParameter(Field: string, Parameter: string, Reason: string): AwsError {
  const message = `Error reason: ${Reason}, field: ${Field}, parameter: ${Parameter}`;
  return new AwsError('WAFInvalidParameterException', 400, message, { Field, Parameter, Reason });
}

/** The thing's ARN. */
export function arnOf(
  call: WafCall,
  kind: WafEntityKind,
  thing: Pick<WafThing, 'Name' | 'Id' | 'region' | 'accountId'>,
): string {
  return wafArn(wafKinds[kind], thing, placeOf(thing, call.home));
}

/** Names the state of a thing: any change gives another one. */
export function lockTokenOf(thing: WafThing): string {
  const { tags: _, ...guarded } = thing;
  const hash = createHash('sha256').update(JSON.stringify(guarded)).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** The thing by id, which has to bear the name too. */
export function requireThing<K extends WafEntityKind>(
  call: WafCall,
  kind: K,
  { Id, Name }: { readonly Id: string; readonly Name: string },
): EntityOf<K> {
  const found = findEntity(call.definition, kind, Id);
  if (found === undefined || found.Name !== Name) throw wafError('WAFNonexistentItemException');
  return found;
}

/** The thing that an ARN names. */
export function findByArn(
  call: WafCall,
  arn: string,
): { readonly kind: WafEntityKind; readonly thing: WafThing } | undefined {
  for (const kind of Object.keys(wafKinds) as WafEntityKind[]) {
    for (const { entity } of listEntities(call.definition, kind)) {
      if (arnOf(call, kind, entity) === arn) return { kind, thing: entity };
    }
  }
  return undefined;
}

/** Keeps a thing of the caller's place. */
export async function keepThing(call: WafCall, kind: WafEntityKind, thing: WafThing): Promise<void> {
  const entity: Record<string, unknown> = { ...thing, ...placedAt(call, call.home) };
  await call.studio.services.definition.put({ key: entityKey(kind, thing.Id), entity });
}

/** AWS documented: web ACLs of API Gateway are regional. */
export function requireScope(sent: Readonly<Record<string, unknown>>): void {
  if (sent.Scope === 'REGIONAL') return;
  throw invalidParameter('SCOPE_VALUE', String(sent.Scope ?? ''), 'The scope is not valid.');
}

/** A text that has to be there. */
export function requireText(sent: Readonly<Record<string, unknown>>, name: string): string {
  const value = sent[name];
  if (typeof value === 'string' && value !== '') return value;
  const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  throw new AwsError(
    'ValidationException',
    400,
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** Tags as they are stored. */
export function storedTags(sent: unknown): Record<string, string> | undefined {
  if (!Array.isArray(sent) || sent.length === 0) return undefined;
  return Object.fromEntries(
    sent.map((tag: { Key?: unknown; Value?: unknown }) => [String(tag.Key), String(tag.Value ?? '')]),
  );
}
