// What a change asks for that is not done here: settings that are only kept, and names of things that are not there.

import { StudioError } from '../../../shared/contract/errors';
import { type EntityChange, isDeepEqual } from '../../../shared/definition/changes';
import { certificateIdOf } from '../../../shared/definition/companions/certificate';
import { readMember } from '../../../shared/definition/edits/member-path';
import {
  type Definition,
  type Entity,
  type EntityKey,
  type EntityKind,
  findEntity,
  listEntities,
  parseEntityKey,
} from '../../../shared/definition/entities';
import { findUnenforcedSettings } from '../../../shared/definition/findings/fidelity-findings';
import { openReport } from '../../../shared/definition/findings/finding-report';
import { functionNameInUri } from '../../../shared/definition/function-uri';
import { userPoolOfArn } from '../../../shared/definition/user-pool-names';
import { fidelityLedger } from '../../../shared/fidelity/fidelity-ledger';
import { readRoleArn } from '../../../shared/iam/role-name';

export interface UnmetSetting {
  readonly key: EntityKey;
  /** The member, dotted. */
  readonly path: string;
  readonly message: string;
}

/** What is there to be named. */
export interface Known {
  readonly definition: Definition;
  readonly logGroups: ReadonlySet<string>;
}

/** Every setting that `changes` newly ask for and that is not met; `known.definition` is their outcome. */
export function findUnmet(changes: readonly EntityChange[], known: Known): readonly UnmetSetting[] {
  const earlier = new Map(changes.map(({ key, before }) => [key, before]));
  const changed = new Map(changes.flatMap(({ key, after }) => (after === undefined ? [] : [[key, after] as const])));
  const unmet = [...unenforced(changed), ...[...changed].flatMap(([key, after]) => absent(key, after, known))];
  return unmet.filter(({ key, path }) => isChanged(path, earlier.get(key), changed.get(key)));
}

/** Throws the first of them as a refusal that names its field. */
export function refuseUnmet(changes: readonly EntityChange[], known: Known): void {
  const problems = findUnmet(changes, known);
  const [first] = problems;
  if (first === undefined) return;
  throw new StudioError('INVALID_DEFINITION', `Invalid ${first.path} specified: ${first.message}`, {
    path: first.path,
    problems: problems.map(({ path, message }) => ({ path, message })),
  });
}

function unenforced(changed: Definition): UnmetSetting[] {
  const { findings, report } = openReport();
  findUnenforcedSettings(changed, undefined, fidelityLedger, report);
  return findings.flatMap(({ key, path = '', message }) => (key === undefined ? [] : [{ key, path, message }]));
}

interface Reference {
  readonly path: readonly string[];
  readonly what: 'role' | 'certificate' | 'user pool' | 'log group' | 'function' | 'VPC endpoint';
}

/** Members that name something outside the definition, or a function of the workspace. */
const references: { readonly [Kind in EntityKind]?: readonly Reference[] } = {
  'rest-api': [{ path: ['endpointConfiguration', 'vpcEndpointIds'], what: 'VPC endpoint' }],
  'access-association': [{ path: ['accessAssociationSource'], what: 'VPC endpoint' }],
  method: [
    { path: ['methodIntegration', 'credentials'], what: 'role' },
    { path: ['methodIntegration', 'uri'], what: 'function' },
  ],
  authorizer: [
    { path: ['authorizerCredentials'], what: 'role' },
    { path: ['authorizerUri'], what: 'function' },
    { path: ['providerARNs'], what: 'user pool' },
  ],
  stage: [{ path: ['accessLogSettings', 'destinationArn'], what: 'log group' }],
  'v2-integration': [
    { path: ['credentialsArn'], what: 'role' },
    { path: ['integrationUri'], what: 'function' },
  ],
  'v2-authorizer': [
    { path: ['authorizerCredentialsArn'], what: 'role' },
    { path: ['authorizerUri'], what: 'function' },
  ],
  'v2-stage': [{ path: ['accessLogSettings', 'destinationArn'], what: 'log group' }],
  account: [{ path: ['cloudwatchRoleArn'], what: 'role' }],
  function: [{ path: ['role'], what: 'role' }],
  'domain-name': [
    { path: ['certificateArn'], what: 'certificate' },
    { path: ['regionalCertificateArn'], what: 'certificate' },
    { path: ['ownershipVerificationCertificateArn'], what: 'certificate' },
  ],
};

function absent(key: EntityKey, entity: Entity, known: Known): UnmetSetting[] {
  return (references[parseEntityKey(key).kind] ?? []).flatMap(({ path, what }) => {
    const named = [readMember(entity, path)].flat().filter((value) => typeof value === 'string');
    return named
      .map((value) => (what === 'function' ? functionNameInUri(value) : value))
      .filter((name) => name !== undefined && !isThere(what, name, known))
      .map((name) => ({ key, path: path.join('.'), message: `There is no ${what} ${name} here.` }));
  });
}

function isThere(what: Reference['what'], name: string, { definition, logGroups }: Known): boolean {
  if (what === 'function') {
    // names that a stage variable completes are known at run time only
    if (name.includes('$') || findEntity(definition, 'function', name) !== undefined) return true;
    return listEntities(definition, 'function').some(({ entity }) => entity.lambdaName === name);
  }
  if (what === 'user pool') {
    return name.includes('$') || findEntity(definition, 'user-pool', userPoolOfArn(name)?.poolId ?? '') !== undefined;
  }
  if (what === 'log group') {
    // streams of Firehose are no groups, and not here either
    const group = /^arn:aws[a-z-]*:logs:[^:]*:\d*:log-group:([^:]+)(?::\*)?$/.exec(name)?.[1] ?? '';
    // those of other regions and accounts have these before their name
    return logGroups.has(group) || [...logGroups].some((key) => key.endsWith(`:${group}`));
  }
  if (what === 'VPC endpoint') return findEntity(definition, 'vpc-endpoint', name) !== undefined;
  if (what === 'certificate') return findEntity(definition, 'certificate', certificateIdOf(name) ?? '') !== undefined;
  if (what !== 'role') return false;
  const role = readRoleArn(name);
  if (role !== undefined) return findEntity(definition, 'iam-role', role.roleName) !== undefined;
  // the caller's own credentials name no role
  return /^arn:aws[a-z-]*:iam::(?:\*|\d{12}):user\/\*$/.test(name);
}

function isChanged(path: string, before: Entity | undefined, after: Entity | undefined): boolean {
  const place = path.split('.');
  return before === undefined || !isDeepEqual(readMember(before, place), readMember(after, place));
}
