// Service of the subject `definition`: reading, field edits, undo and redo, findings, files as text.

import type { StudioServices } from '../../../shared/contract/contract';
import { describeEntity } from '../../../shared/definition/describe-entity';
import { putEntity, removeEntity, updateEntity } from '../../../shared/definition/edits/entity-edits';
import type { Entity, EntityKey } from '../../../shared/definition/entities';
import { findProblems } from '../../../shared/definition/findings/find-problems';
import type { TextChecks } from '../../../shared/definition/findings/text-checks';
import type { CurrentWorkspace } from '../workspace/current-workspace';

/** Makes the service. */
export function definitionService(current: CurrentWorkspace, checks: TextChecks): StudioServices['definition'] {
  const copy = () => current.require().workingCopy;
  return {
    read() {
      const { definition, revision, history } = copy();
      return { revision, entities: Object.fromEntries(definition) as Record<EntityKey, Entity>, history };
    },
    update: ({ key, changes, label }) =>
      copy().edit(label ?? `Edit ${describeEntity(copy().definition, key)}`, (definition) =>
        updateEntity(definition, key, changes),
      ),
    put: ({ key, entity, label }) => {
      const verb = copy().definition.has(key) ? 'Edit' : 'Create';
      return copy().edit(label ?? `${verb} ${describeEntity(copy().definition, key)}`, (definition) =>
        putEntity(definition, key, entity),
      );
    },
    remove: ({ key }) =>
      copy().edit(`Delete ${describeEntity(copy().definition, key)}`, (definition) => removeEntity(definition, key)),
    undo: () => copy().undo(),
    redo: () => copy().redo(),
    findings: ({ apiId }) =>
      current.workspace === undefined ? [] : findProblems(copy().definition, apiId, { checks }),
    readText: ({ key }) => copy().readText(key),
    writeText: ({ key, text }) => copy().writeText(key, text),
  };
}
