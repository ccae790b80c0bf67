// The plain ways out of what is found in a policy: each is the whole text after it.
import { type JsonNode, memberOf, readJsonTree } from './json-tree';
import type { PolicyFinding, PolicySubject } from './policy-findings';
import { resourceProblem } from './policy-resource';
import { appendItem, applyEdits, removeItem, replaceNode } from './text-edits';

export interface PolicyFix {
  /** A deed: `Use execute-api:Invoke`. */
  readonly title: string;
  readonly text: string;
}

const invoke = 'execute-api:Invoke';

/** What can be done about `finding` without asking; the best first, often nothing. */
export function policyFixes(text: string, finding: PolicyFinding, subject: PolicySubject): readonly PolicyFix[] {
  if (finding.rule === 'policy-invalid' || finding.rule === 'policy-too-long') return [];
  const top = readJsonTree(text);
  const node = nodeAt(top, finding.path);
  if (node === undefined) return [];
  const element = finding.path.find((part) => /^(?:Not)?(?:Action|Resource)$/.test(part));
  if (element === 'Action') return [{ title: `Use ${invoke}`, text: replaced(text, node, invoke) }];
  if (element === 'Resource') return resourceFixes(text, node, subject);
  if (finding.rule === 'policy-cancelled') return statementRemoval(text, top, finding);
  if (finding.rule === 'policy-too-wide' && element === undefined) return addressDeny(text, top);
  return [];
}

function resourceFixes(text: string, node: JsonNode, subject: PolicySubject): readonly PolicyFix[] {
  const only = node.kind === 'array' && node.items.length === 1 ? node.items[0] : node;
  const written: unknown = only === undefined ? undefined : JSON.parse(text.slice(only.start, only.end));
  if (only === undefined || typeof written !== 'string') return [];
  const better = [...new Set(resourceForms(written, subject))].filter(
    (form) => form !== written && resourceProblem(form, subject.api ?? {}) === undefined,
  );
  return better.slice(0, 4).map((form) => ({ title: `Use ${form}`, text: replaced(text, only, form) }));
}

/** What may have been meant, most likely first. */
function resourceForms(written: string, { api }: PolicySubject): readonly string[] {
  const apiId = api?.apiId ?? '*';
  const isShort = written.startsWith('execute-api:/');
  const head = isShort ? 'execute-api:/' : (/^(?:[^:]*:){5}/.exec(written)?.[0] ?? 'execute-api:/');
  const place = written.startsWith(head) ? written.slice(head.length) : '*';
  const parts = place.split('/');
  const [id = '', stage = '*', verb = '*', ...path] = isShort ? ['', ...parts] : parts;
  const form = (stageName: string, method: string, tail = path.join('/') || '*') =>
    isShort || head === 'execute-api:/'
      ? `execute-api:/${stageName}/${method}/${tail}`
      : `${head}${id === '*' ? id : apiId}/${stageName}/${method}/${tail}`;
  return [
    form(stage, verb),
    form(stage, verb.toUpperCase()),
    ...[...(api?.stageNames ?? [])].map((name) => form(name, verb)),
    form('*', verb),
    form(stage, '*'),
    form(stage, verb, '*'),
    'execute-api:/*',
  ];
}

function statementRemoval(text: string, top: JsonNode, { path }: PolicyFinding): readonly PolicyFix[] {
  const list = top.kind === 'object' ? memberOf(top, 'Statement')?.node : undefined;
  if (list?.kind !== 'array') return [];
  const edit = removeItem(list, Number(path[1]));
  return [{ title: `Remove statement ${Number(path[1]) + 1}`, text: applyEdits(text, [edit]) }];
}

/** A Deny to begin with; the range is one of those that documentation uses. */
function addressDeny(text: string, top: JsonNode): readonly PolicyFix[] {
  const list = top.kind === 'object' ? memberOf(top, 'Statement')?.node : undefined;
  if (list?.kind !== 'array') return [];
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: invoke,
    Resource: 'execute-api:/*',
    Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
  };
  const edits = appendItem(text, list, (indent) =>
    indent === undefined
      ? JSON.stringify(statement)
      : JSON.stringify(statement, null, 2).replaceAll('\n', `\n${indent}`),
  );
  return [{ title: 'Deny addresses outside of 203.0.113.0/24', text: applyEdits(text, edits) }];
}

function replaced(text: string, node: JsonNode, value: string): string {
  return applyEdits(text, [replaceNode(node, JSON.stringify(value))]);
}

function nodeAt(top: JsonNode, path: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = top;
  for (const part of path) {
    if (node?.kind === 'object') node = memberOf(node, part)?.node;
    else if (node?.kind === 'array') node = node.items[Number(part)];
    else return undefined;
  }
  return node;
}
