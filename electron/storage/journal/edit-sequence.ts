// For tests of crashes: a chain of edits that makes, changes, moves and removes files of every sort.
import { applyChanges, diffDefinitions, invertChanges } from '../../../shared/definition/changes';
import {
  type Definition,
  type Entity,
  type EntityKey,
  type EntityKind,
  entityKey,
  entitySchemas,
} from '../../../shared/definition/entities';
import type { Files } from '../files';
import { openWorkspaceFiles } from '../workspace-files/open-workspace-files';
import type { WorkspaceReading } from '../workspace-files/workspace-files';
import { openJournal } from './open-journal';

type Entries = readonly (readonly [EntityKey, Entity])[];

/** The states of the definition from edit to edit; the first is empty. */
export function definitionStates(): Definition[] {
  const states: Definition[] = [new Map()];
  const put = (...entries: Entries) => states.push(new Map([...latest(states), ...entries]));
  const drop = (...keys: EntityKey[]) =>
    states.push(new Map([...latest(states)].filter(([key]) => !keys.includes(key))));
  put(
    entry('rest-api', ['api1'], { id: 'api1', name: 'Pets', createdDate: 1, rootResourceId: 'r0', policy: '{}' }),
    resource('r0'),
  );
  put(resource('r1', 'pets', 'r0'), resource('r2', '{id}', 'r1'), method('GET', 'first'), method('PUT', 'put'));
  put(method('GET', 'second', { 'text/xml': 'xml' }));
  put(entry('api-key', ['k1'], { id: 'k1', value: 'k'.repeat(20), createdDate: 1, lastUpdatedDate: 1 }));
  put(resource('r1', 'Animals', 'r0'));
  put(resource('r3', 'v1', 'r0'), resource('r1', 'Animals', 'r3'));
  put(entry('model', ['api1', 'Pet'], { id: 'm1', name: 'Pet', schema: '{"type":"object"}' }));
  drop('resource:api1/r1', 'resource:api1/r2', 'method:api1/r2/GET', 'method:api1/r2/PUT');
  // Undo of the removal, then all of it goes.
  states.push(
    applyChanges(
      latest(states),
      invertChanges(diffDefinitions(states[states.length - 2] ?? new Map(), latest(states))),
    ),
  );
  drop(...latest(states).keys());
  return states;
}

/** Makes the edits one by one, journal first. Calls `done` with the number of each edit that was acknowledged. */
export async function runEdits(
  folder: string,
  files: Files,
  from: number,
  done: (edit: number) => void,
): Promise<void> {
  const states = definitionStates();
  const workspace = openWorkspaceFiles({ folder, files, retryMs: 1_000_000 });
  const journal = await openJournal(folder, files);
  await workspace.read();
  for (let edit = from; edit < states.length; edit++) {
    const changes = diffDefinitions(states[edit - 1] ?? new Map(), states[edit] ?? new Map());
    const recorded = await journal.record({ label: `edit ${edit}`, at: edit, cause: 'edit', changes });
    await workspace.save(changes);
    await recorded.saved();
    done(edit);
  }
}

/** Opens the workspace after a crash: what was recorded and not saved is saved. */
export async function recover(folder: string, files: Files): Promise<WorkspaceReading> {
  const workspace = openWorkspaceFiles({ folder, files });
  const journal = await openJournal(folder, files);
  await workspace.read();
  for (const changes of journal.unfinished) await workspace.save(changes);
  await journal.resumed();
  return openWorkspaceFiles({ folder, files }).read();
}

/** The number of the state a definition is; -1 for none. */
export function stateOf(definition: Definition, states: readonly Definition[], from = 0): number {
  return states.findIndex((state, at) => at >= from && diffDefinitions(state, definition).length === 0);
}

function latest(states: readonly Definition[]): Definition {
  return states[states.length - 1] ?? new Map();
}

function entry(kind: EntityKind, ids: string[], entity: object): [EntityKey, Entity] {
  return [entityKey(kind, ...ids), entitySchemas[kind].parse(entity) as Entity];
}

function resource(id: string, pathPart?: string, parentId?: string): [EntityKey, Entity] {
  return entry('resource', ['api1', id], pathPart === undefined ? { id } : { id, parentId, pathPart });
}

function method(httpMethod: string, template: string, more: object = {}): [EntityKey, Entity] {
  return entry('method', ['api1', 'r2', httpMethod], {
    httpMethod,
    operationName: template,
    methodIntegration: { type: 'MOCK', requestTemplates: { 'application/json': template, ...more } },
  });
}
