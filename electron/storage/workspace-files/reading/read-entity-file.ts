// Reads the file of one entity: YAML, texts beside it, the entity's check; a fault with its place.
import type { Document } from 'yaml';
import type { z } from 'zod';
import type { FileProblem } from '../../../../shared/contract/workspace';
import { type Entity, type EntityKind, entitySchemas } from '../../../../shared/definition/entities';
import { problemAt } from '../file-problem';
import { fileShapes, fromFileValue, ownerField, slotOf } from '../form/entity-forms';
import { checkDerived, type FileReading, fromFile, isRecord, type MemberFault, needsSource } from '../form/from-file';
import { folderOf, join } from '../tree/workspace-tree';
import { findJsonFault } from '../yaml/json-fault';
import { notPlain } from '../yaml/plain-scalars';
import { readPlainYaml } from '../yaml/plain-yaml';
import { offsetOf, parseYaml, readYaml } from '../yaml/yaml-source';

export interface EntitySource {
  readonly kind: EntityKind;
  readonly path: string;
  readonly text: string;
  /** Fields that follow from where the file is. What the file says of them must agree. */
  readonly derived: Readonly<Record<string, string>>;
  readonly besideText: (name: string) => string | undefined;
  readonly secret: (slot: string) => string | undefined;
}

/** With a problem, an entity is what can be made of the file: good only where there is no better one. */
export interface EntityReading {
  readonly entity?: Entity;
  /** What the entity belongs to within its API, where the file says so and not the folder. */
  readonly owner?: string;
  readonly problem?: FileProblem;
  /** Names of the files beside that it refers to. */
  readonly besides: readonly string[];
  readonly emptySlots: readonly string[];
  /** Says where a member stands, for problems that show later. */
  readonly offsetOf: (path: readonly string[]) => number;
}

/** Reads the entity of a file; without an entity and a problem the file holds none (an absent `account`). */
export function readEntityFile(source: EntitySource): EntityReading {
  const plain = readPlainYaml(source.text);
  if (plain !== notPlain) {
    try {
      return readValue(source, plain);
    } catch (error) {
      if (error !== needsSource) throw error;
    }
  }
  const document = parseYaml(source.text);
  const { value, fault } = readYaml(document, fileShapes[source.kind]);
  if (fault === undefined) return readValue(source, value, document);
  const problem = problemAt(source.path, source.text, fault.offset, fault.message);
  return { problem, besides: [], emptySlots: [], offsetOf: () => 0 };
}

function readValue(source: EntitySource, file: unknown, parsed?: Document.Parsed): EntityReading {
  const { kind, path, text, derived } = source;
  let document = parsed;
  const locate = (member: readonly PropertyKey[]) => {
    document ??= parseYaml(text);
    return offsetOf(document, member);
  };
  const reading = openReading(source);
  const fields = file === null ? {} : fromFile(file, fileShapes[kind], reading);
  const done = { besides: reading.besides.map(({ name }) => name), emptySlots: reading.emptySlots, offsetOf: locate };
  const refuse = ({ path: at, message }: MemberFault) => ({
    ...done,
    problem: problemAt(path, text, locate(at), message),
  });
  if (!isRecord(fields)) return refuse({ path: [], message: 'This file is a mapping of fields.' });

  const { entity, member, owner } = fromFileValue(kind, fields);
  if (entity === undefined || reading.emptySlots.length > 0) return done;
  const unknownProtocol = protocolFault(kind, fields);
  if (unknownProtocol !== undefined) return refuse(unknownProtocol);
  const ownerName = ownerField(kind);
  if (ownerName !== undefined && (typeof owner !== 'string' || owner === '')) {
    return refuse({ path: [ownerName], message: `${ownerName} is missing.` });
  }
  for (const [field, value] of Object.entries(derived)) checkDerived(file, field, value, reading, member);

  const checked = entitySchemas[kind].safeParse(isRecord(entity) ? { ...entity, ...derived } : entity);
  if (!checked.success) return refuse(faultOf(checked.error, member));
  const [fault] = reading.faults;
  const found = { entity: checked.data, ...(typeof owner === 'string' && { owner }) };
  if (fault !== undefined) return { ...refuse(fault), ...found };
  const problem = jsonProblem(source, reading);
  return { ...done, ...found, ...(problem !== undefined && { problem }) };
}

function openReading({ kind, besideText, secret }: EntitySource): FileReading {
  return {
    besideText,
    secret,
    defaultSlot: (file, field) => slotOf(kind, file, field),
    path: [],
    besides: [],
    emptySlots: [],
    faults: [],
  };
}

function jsonProblem({ path }: EntitySource, reading: FileReading): FileProblem | undefined {
  for (const { name, ending, text } of reading.besides) {
    const fault = ending === '.json' ? findJsonFault(text) : undefined;
    if (fault !== undefined) return problemAt(join(folderOf(path), name), text, fault.offset, fault.message);
  }
  return undefined;
}

function protocolFault(kind: EntityKind, { protocol }: Readonly<Record<string, unknown>>): MemberFault | undefined {
  const isKnown = protocol === undefined || protocol === 'REST';
  if (kind !== 'rest-api' || isKnown) return undefined;
  return { path: ['protocol'], message: `This version of Gatehouse knows no ${String(protocol)} APIs.` };
}

/** The first issue of a check in words: which member, and what is wrong with it. */
function faultOf(error: z.ZodError, member: readonly string[]): MemberFault {
  const issue = error.issues[0];
  const path = [...member, ...(issue?.path ?? []).map(String)];
  const name = path.join('.');
  const isMissing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  if (isMissing) return { path, message: `${name} is missing.` };
  return { path, message: name === '' ? (issue?.message ?? '') : `${name}: ${issue?.message ?? ''}` };
}
