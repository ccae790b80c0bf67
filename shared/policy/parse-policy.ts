// Reads policy documents and prepares them: patterns and conditions are compiled here, once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

import { lineAndColumn } from '../vtl/source-position';
import { JsonFault, type JsonNode, readJsonTree } from './json-tree';
import { parseStatement } from './parse-statement';
import type { Policy } from './policy';
import { PolicyFault } from './policy-fault';
import { type PolicyPart, partOf, refuse } from './policy-part';

/**
 * What a document is for: `resource` must name principals and may use `execute-api:/…`, `identity` must not name any,
 * `trust` names no resource, `authorizer` is what a Lambda authorizer returned. `any` takes all of them.
 */
export type PolicyUse = 'any' | 'resource' | 'identity' | 'trust' | 'authorizer';

// longer texts are no policies; the longest AWS keeps has 10,240 characters
const maxLength = 200_000;

/**
 * Reads a document: JSON text, or its value. Throws PolicyFault and nothing else. `apiId` is the API that
 * `execute-api:/stage/METHOD/path` speaks of; absent: any.
 */
export function parsePolicy(document: unknown, use: PolicyUse = 'any', apiId = '*'): Policy {
  const text = typeof document === 'string' ? document : textOf(document);
  const top = partOf(readTree(text), text);
  const members = top.members(['Version', 'Id', 'Statement']);
  const version = versionOf(members.get('Version'));
  const id = members.get('Id')?.text();
  const statements = members.get('Statement');
  if (statements === undefined) return refuse(top, 'Statement is missing.');
  return {
    version,
    ...(id !== undefined && { id }),
    statements: statements.list().map((statement) => parseStatement(statement, { version, use, apiId })),
    text,
  };
}

function versionOf(part: PolicyPart | undefined): Policy['version'] {
  // AWS documented: without Version the older language holds, in which ${…} is literal text
  const version = part?.text() ?? '2008-10-17';
  if (version === '2012-10-17' || version === '2008-10-17') return version;
  return refuse(part as PolicyPart, 'Version is 2012-10-17 or 2008-10-17.');
}

function readTree(text: string): JsonNode {
  if (text.length > maxLength) throw new PolicyFault(`A policy has up to ${maxLength} characters.`, [], 1, 1);
  try {
    return readJsonTree(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { line, column } = lineAndColumn(text, error.offset);
    throw new PolicyFault(error.message, [], line, column);
  }
}

function textOf(document: unknown): string {
  try {
    const text = JSON.stringify(document);
    if (text !== undefined) return text;
  } catch (error) {
    // rings, and values whose own toJSON throws
    throw new PolicyFault(`A policy is JSON: ${error instanceof Error ? error.message : String(error)}`, [], 1, 1);
  }
  throw new PolicyFault('A policy is a JSON object.', [], 1, 1);
}
