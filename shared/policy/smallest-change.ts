// The smallest edit of one policy document that would let a denied request in.
import { type ChangeKind, changeKinds, type SmallestChange } from '../trace/access-check';
import { addedStatement, allowChanges } from './allow-changes';
import { readArn } from './arn-pattern';
import { decideAccess, type JoinedPolicy, type PolicyJoin } from './decide-access';
import { denyChanges } from './deny-changes';
import { applyStatement, type PolicyRequest } from './evaluate-policy';
import { JsonFault, type JsonNode, memberOf, readJsonTree } from './json-tree';
import { parsePolicy } from './parse-policy';
import { capitalised, type PlacedStatement, type PolicyChange } from './policy-change';
import { PolicyFault } from './policy-fault';
import { applyEdits } from './text-edits';

// beyond these a suggestion is not worth the time: each that is tried is read anew
const maxText = 20_000;
const maxRead = 400_000;
const maxStatements = 200;

interface Proposal {
  readonly policy: number;
  readonly changes: readonly PolicyChange[];
}

/** Undefined where no edit of a single document would do. The proposal is tried before it is made. */
export function findSmallestChange(join: PolicyJoin, request: PolicyRequest): SmallestChange | undefined {
  let read = 0;
  for (const { policy, changes } of proposals(join, request)) {
    const { text } = (join.policies[policy] as JoinedPolicy).policy;
    read += text.length;
    if (read > maxRead) return undefined;
    const after = applyEdits(
      text,
      changes.flatMap(({ edits }) => edits),
    );
    if (!wouldAllow(join, policy, after, request)) continue;
    const said = `${capitalised(changes.map((change) => change.said).join(', and '))}: ${sourceName(join, policy)}.`;
    return {
      kind: largest(changes),
      said,
      policy,
      before: text,
      after,
      alsoOpens: changes.flatMap(({ alsoOpens }) => alsoOpens),
    };
  }
  return undefined;
}

/** Every proposal, the cheapest first. */
function proposals(join: PolicyJoin, request: PolicyRequest): readonly Proposal[] {
  const documents = join.policies.map((joined) => openDocument(joined, request));
  const denying = documents.filter(({ denies }) => denies.length > 0);
  // two documents that deny cannot be put right by an edit of one
  if (denying.length > 1) return [];
  const open = denying.length === 1 ? denying : documents;
  const found = open.flatMap((document): readonly Proposal[] => {
    const policy = documents.indexOf(document);
    const lifted = combinations(document.denies);
    const allowing: readonly (readonly PolicyChange[])[] = [
      ...(document.denies.length > 0 ? [[]] : []),
      ...document.allows.map((change) => [change]),
    ];
    return lifted.flatMap((lift) => allowing.map((allow) => ({ policy, changes: [...lift, ...allow] })));
  });
  return found.sort((a, b) => costOf(a.changes) - costOf(b.changes));
}

interface OpenDocument {
  /** For each Deny that applies, what would lift it. */
  readonly denies: readonly (readonly PolicyChange[])[];
  readonly allows: readonly PolicyChange[];
}

function openDocument({ policy, role }: JoinedPolicy, request: PolicyRequest): OpenDocument {
  const { statements, text } = policy;
  if (text.length > maxText || statements.length > maxStatements) return { denies: [], allows: [] };
  const list = statementsNode(text);
  if (list === undefined) return { denies: [], allows: [] };
  const nodes = list.kind === 'array' ? list.items : [list];
  const placed = statements.flatMap((statement, index): readonly PlacedStatement[] => {
    const node = nodes[index];
    return node?.kind === 'object' ? [{ statement, node, index, policy }] : [];
  });
  const resource = readArn(request.resource);
  return {
    denies: placed
      .filter(({ statement }) => statement.effect === 'Deny' && applyStatement(statement, request, resource))
      .map((one) => denyChanges(one, list, request)),
    allows: [
      ...placed.filter(({ statement }) => statement.effect === 'Allow').flatMap((one) => allowChanges(one, request)),
      addedStatement(policy, list, request, role === 'resource'),
    ],
  };
}

function statementsNode(text: string): JsonNode | undefined {
  try {
    const top = readJsonTree(text);
    return top.kind === 'object' ? memberOf(top, 'Statement')?.node : undefined;
  } catch (fault) {
    // a broken policy denies everything; it has to be repaired, not changed
    if (fault instanceof JsonFault) return undefined;
    throw fault;
  }
}

// of many Denies at once the cheapest way out of each is enough to look at
const maxCombined = 64;

/** One change for each Deny, in every combination while they are few. */
function combinations(denies: readonly (readonly PolicyChange[])[]): readonly (readonly PolicyChange[])[] {
  return denies.reduce<readonly (readonly PolicyChange[])[]>(
    (ways, changes) => {
      const more = ways.flatMap((way) => changes.map((change) => [...way, change]));
      return more.sort((a, b) => costOf(a) - costOf(b)).slice(0, maxCombined);
    },
    [[]],
  );
}

/** A kind costs more than everything smaller together. */
function costOf(changes: readonly PolicyChange[]): number {
  return changes.reduce((sum, { kind }) => sum + 4 ** changeKinds.indexOf(kind), 0);
}

function largest(changes: readonly PolicyChange[]): ChangeKind {
  return changeKinds[Math.max(...changes.map(({ kind }) => changeKinds.indexOf(kind)))] as ChangeKind;
}

function wouldAllow(join: PolicyJoin, index: number, text: string, request: PolicyRequest): boolean {
  const apiId = /^[^/]*/.exec(readArn(request.resource)?.[5] ?? '')?.[0];
  try {
    const policy = parsePolicy(text, 'any', apiId);
    const policies = join.policies.map((joined, at) => (at === index ? { ...joined, policy } : joined));
    return decideAccess({ ...join, policies }, request).result === 'allow';
  } catch (fault) {
    // an edit that leaves no policy behind is no proposal
    if (fault instanceof PolicyFault) return false;
    throw fault;
  }
}

function sourceName({ policies }: PolicyJoin, index: number): string {
  const { source = '' } = policies[index] ?? {};
  return source.charAt(0).toLowerCase() + source.slice(1);
}
