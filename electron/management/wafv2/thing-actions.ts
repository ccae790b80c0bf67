// Create, Get, Update, Delete and List of web ACLs, IP sets, regex pattern sets and rule groups.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type EntityOf, entityKey, listEntities } from '../../../shared/definition/entities';
import { readIpRange } from '../../../shared/policy/ip-range';
import { capacityOf, mostCapacity } from '../../../shared/waf/capacity';
import { namedWaf, type WafEntityKind } from '../../../shared/waf/named-waf';
import {
  ipSetSchema,
  type Rule,
  regexPatternSetSchema,
  ruleGroupSchema,
  webAclSchema,
} from '../../../shared/waf/web-acl';
import type { JsonAction } from '../wire/json-protocol';
import {
  arnOf,
  invalidParameter,
  keepThing,
  lockTokenOf,
  requireScope,
  requireText,
  requireThing,
  storedTags,
  type WafCall,
  type WafThing,
  wafError,
} from './waf-call';
import { checkPattern, readRules, shapeFault, shownRules } from './wire-rules';

type Sent = Readonly<Record<string, unknown>>;

/** What is particular about one of the four kinds. */
interface ThingKind {
  readonly kind: WafEntityKind;
  /** As in the names of actions: `WebACL`. */
  readonly noun: string;
  readonly schema: z.ZodType<WafThing>;
  /** Members that a client sets, beside name, description and tags. */
  readonly members: readonly string[];
  /** Members that an update cannot change. */
  readonly fixed: readonly string[];
  /** Checks and converts what was sent. */
  readonly read: (sent: Sent, call: WafCall) => Record<string, unknown>;
  /** What Get shows beside the members. */
  readonly shown: (thing: WafThing, call: WafCall) => object;
}

const pageSize = 100;

const kinds: readonly ThingKind[] = [
  {
    kind: 'web-acl',
    noun: 'WebACL',
    schema: webAclSchema as unknown as z.ZodType<WafThing>,
    members: [
      'DefaultAction',
      'Rules',
      'VisibilityConfig',
      'CustomResponseBodies',
      'AssociationConfig',
      'TokenDomains',
      'CaptchaConfig',
      'ChallengeConfig',
    ],
    fixed: [],
    read(sent, call) {
      const Rules = readRules(sent.Rules);
      const { Allow, Block } = (sent.DefaultAction ?? {}) as { Allow?: unknown; Block?: unknown };
      if ((Allow === undefined) === (Block === undefined)) {
        throw invalidParameter('DEFAULT_ACTION', 'DefaultAction', 'You must specify either Allow or Block.');
      }
      checkReferences(Rules, call);
      checkBodies(sent, Rules);
      if (capacity(Rules, call) > mostCapacity) throw wafError('WAFLimitsExceededException');
      return { Rules };
    },
    shown: (thing, call) => ({
      Capacity: capacity((thing as EntityOf<'web-acl'>).Rules, call),
      ManagedByFirewallManager: false,
      LabelNamespace: `awswaf:${thing.accountId ?? call.home.accountId}:webacl:${thing.Name}:`,
    }),
  },
  {
    kind: 'ip-set',
    noun: 'IPSet',
    schema: ipSetSchema as unknown as z.ZodType<WafThing>,
    members: ['IPAddressVersion', 'Addresses'],
    fixed: ['IPAddressVersion'],
    read(sent) {
      const addresses = Array.isArray(sent.Addresses) ? sent.Addresses.map(String) : [];
      const size = sent.IPAddressVersion === 'IPV6' ? 16 : 4;
      for (const address of addresses) {
        const range = address.includes('/') ? readIpRange(address) : undefined;
        if (range === undefined || range.address.length !== size) {
          throw invalidParameter(
            'IP_ADDRESS',
            address,
            'The parameter doesn’t match the format of the IP address version in CIDR form.',
          );
        }
      }
      return { Addresses: addresses };
    },
    shown: () => ({}),
  },
  {
    kind: 'regex-pattern-set',
    noun: 'RegexPatternSet',
    schema: regexPatternSetSchema as unknown as z.ZodType<WafThing>,
    members: ['RegularExpressionList'],
    fixed: [],
    read(sent) {
      const list = Array.isArray(sent.RegularExpressionList) ? sent.RegularExpressionList : [];
      for (const { RegexString } of list as { RegexString?: unknown }[]) checkPattern(String(RegexString ?? ''));
      return {};
    },
    shown: () => ({}),
  },
  {
    kind: 'waf-rule-group',
    noun: 'RuleGroup',
    schema: ruleGroupSchema as unknown as z.ZodType<WafThing>,
    members: ['Capacity', 'Rules', 'VisibilityConfig', 'CustomResponseBodies'],
    fixed: ['Capacity'],
    read(sent, call) {
      const Rules = readRules(sent.Rules);
      if (Rules.some(({ Statement }) => Object.keys(Statement).some((name) => /Group/.test(name)))) {
        throw invalidParameter('STATEMENT', 'Rules', 'A rule group can’t refer to rule groups.');
      }
      checkReferences(Rules, call);
      checkBodies(sent, Rules);
      if (capacity(Rules, call) > Number(sent.Capacity)) throw wafError('WAFLimitsExceededException');
      return { Rules };
    },
    shown: (thing, call) => ({
      LabelNamespace: `awswaf:${thing.accountId ?? call.home.accountId}:rulegroup:${thing.Name}:`,
    }),
  },
];

/** The five actions of each kind. */
export const thingActions: Readonly<Record<string, JsonAction<WafCall>>> = Object.fromEntries(kinds.flatMap(actionsOf));

function actionsOf(of: ThingKind): [string, JsonAction<WafCall>][] {
  const { kind, noun } = of;
  return [
    [
      `Create${noun}`,
      async (sent, call) => {
        requireScope(sent);
        const Name = requireText(sent, 'Name');
        if (listEntities(call.definition, kind).some(({ entity }) => entity.Name === Name)) {
          throw wafError('WAFDuplicateItemException');
        }
        const tags = storedTags(sent.Tags);
        const thing = build(of, sent, call, { Name, Id: randomUUID(), ...(tags && { tags }) });
        await keepThing(call, kind, thing);
        return { Summary: summaryOf(call, kind, thing) };
      },
    ],
    [
      `Get${noun}`,
      (sent, call) => {
        const thing = find(of, sent, call);
        return { [noun]: detailOf(of, thing, call), LockToken: lockTokenOf(thing) };
      },
    ],
    [
      `Update${noun}`,
      async (sent, call) => {
        const former = find(of, sent, call);
        if (sent.LockToken !== lockTokenOf(former)) throw wafError('WAFOptimisticLockException');
        const { Name, Id, tags } = former;
        const kept = Object.fromEntries(of.fixed.map((name) => [name, Reflect.get(former, name)]));
        const thing = build(of, { ...sent, ...kept }, call, {
          Name,
          Id,
          ...(tags && { tags }),
          ...('LoggingConfiguration' in former && { LoggingConfiguration: former.LoggingConfiguration }),
        });
        await keepThing(call, kind, thing);
        return { NextLockToken: lockTokenOf(thing) };
      },
    ],
    [
      `Delete${noun}`,
      async (sent, call) => {
        const thing = find(of, sent, call);
        if (sent.LockToken !== lockTokenOf(thing)) throw wafError('WAFOptimisticLockException');
        if (isUsed(call, arnOf(call, kind, thing))) throw wafError('WAFAssociatedItemException');
        await call.studio.services.definition.remove({ key: entityKey(kind, thing.Id) });
        return {};
      },
    ],
    [
      `List${noun}s`,
      (sent, call) => {
        requireScope(sent);
        const all = listEntities(call.definition, kind)
          .map(({ entity }) => entity)
          .sort((a, b) => (a.Name < b.Name ? -1 : 1));
        const from = all.findIndex(({ Id }) => Id === sent.NextMarker) + 1;
        const limit = typeof sent.Limit === 'number' ? Math.min(sent.Limit, pageSize) : pageSize;
        const page = all.slice(from, from + limit);
        const last = page.at(-1);
        const isMore = from + limit < all.length && last !== undefined;
        return {
          ...(isMore && { NextMarker: last.Id }),
          [`${noun}s`]: page.map((thing) => summaryOf(call, kind, thing)),
        };
      },
    ],
  ];
}

function build(of: ThingKind, sent: Sent, call: WafCall, identity: Record<string, unknown>): WafThing {
  const members = of.members.filter((name) => sent[name] !== undefined && sent[name] !== null);
  const description = typeof sent.Description === 'string' && sent.Description !== '';
  const parsed = of.schema.safeParse({
    ...identity,
    ...(description && { Description: sent.Description }),
    ...Object.fromEntries(members.map((name) => [name, sent[name]])),
    ...of.read(sent, call),
  });
  if (!parsed.success) throw shapeFault(parsed.error);
  return parsed.data;
}

function find({ kind }: ThingKind, sent: Sent, call: WafCall): WafThing {
  requireScope(sent);
  return requireThing(call, kind, { Id: requireText(sent, 'Id'), Name: requireText(sent, 'Name') });
}

function summaryOf(call: WafCall, kind: WafEntityKind, thing: WafThing): object {
  const { Name, Id, Description = '' } = thing;
  return { Name, Id, Description, LockToken: lockTokenOf(thing), ARN: arnOf(call, kind, thing) };
}

function detailOf(of: ThingKind, thing: WafThing, call: WafCall): object {
  const members = of.members.filter((name) => Reflect.get(thing, name) !== undefined);
  const { Name, Id, Description } = thing;
  return {
    Name,
    Id,
    ARN: arnOf(call, of.kind, thing),
    ...(Description !== undefined && { Description }),
    ...Object.fromEntries(members.map((name) => [name, shownMember(name, Reflect.get(thing, name))])),
    ...of.shown(thing, call),
  };
}

function shownMember(name: string, value: unknown): unknown {
  return name === 'Rules' ? shownRules(value as Rule[]) : value;
}

/** Units of rules in this workspace. */
export function capacity(rules: readonly Rule[], call: WafCall): number {
  const groups = namedWaf(call.definition, 'waf-rule-group', call.home);
  return capacityOf(rules, (arn) => groups.find(({ ARN }) => ARN === arn)?.Capacity);
}

/** AWS documented: what a rule refers to has to be there. */
export function checkReferences(rules: readonly Rule[], call: WafCall): void {
  const known = new Set(
    (['ip-set', 'regex-pattern-set', 'waf-rule-group'] as const).flatMap((kind) =>
      namedWaf(call.definition, kind, call.home).map(({ ARN }) => ARN),
    ),
  );
  for (const arn of arnsIn(rules)) if (!known.has(arn)) throw wafError('WAFNonexistentItemException');
}

/** AWS documented: a custom response names a body that is there. */
function checkBodies(sent: Sent, rules: readonly Rule[]): void {
  const bodies = new Set(Object.keys((sent.CustomResponseBodies ?? {}) as object));
  for (const { Action } of rules) {
    const key = Action?.Block?.CustomResponse?.CustomResponseBodyKey;
    if (key !== undefined && !bodies.has(key)) {
      throw invalidParameter('CUSTOM_RESPONSE', key, 'The custom response body key doesn’t exist.');
    }
  }
}

/** True where a rule refers to the thing, or a stage is guarded by it. */
function isUsed(call: WafCall, arn: string): boolean {
  const rules = (['web-acl', 'waf-rule-group'] as const).flatMap((kind) =>
    listEntities(call.definition, kind).flatMap(({ entity }) => entity.Rules),
  );
  const isStage = listEntities(call.definition, 'stage').some(({ entity }) => entity.webAclArn === arn);
  return isStage || arnsIn(rules).includes(arn);
}

function arnsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(arnsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'ARN' && typeof member === 'string' ? [member] : arnsIn(member),
  );
}

/** A web ACL as Get shows it. */
export function webAclDetail(call: WafCall, thing: WafThing): object {
  const [webAcl] = kinds;
  return webAcl === undefined ? {} : detailOf(webAcl, thing, call);
}
