// How the functions of the open workspace are doing: what the gateway's pool tells, with what the disk says of their code.
import type { FunctionCode, FunctionStatus } from '../../../shared/contract/functions';
import { isDeepEqual } from '../../../shared/definition/changes';
import { type EntityKey, listEntities } from '../../../shared/definition/entities';
import type { FunctionState } from '../../../shared/lambda/functions';
import { coalesce } from '../coalesce';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { lookAtCode } from './function-places';

export interface FunctionBoard {
  /** In the order of their names. */
  list(): Promise<readonly FunctionStatus[]>;
  /** Takes over what the pool told. */
  heard(state: FunctionState): void;
  /** Forgets all: the process that ran the functions is gone. */
  reset(): void;
  /** Tells everyone soon. */
  announce(): void;
}

export interface FunctionBoardOptions {
  readonly current: CurrentWorkspace;
  readonly changed: (functions: readonly FunctionStatus[]) => void;
  readonly report: (fault: unknown) => void;
}

/** A function under load changes its state with every request: it is told at most so often, in milliseconds. */
const announceAfterMs = 100;

/** Makes the board. */
export function createFunctionBoard({ current, changed, report }: FunctionBoardOptions): FunctionBoard {
  const states = new Map<string, FunctionState>();
  /** Looking at the disk for every state of a busy function would cost more than the function. */
  let codes = new Map<EntityKey, FunctionCode>();
  let told: readonly FunctionStatus[] = [];

  async function lookAtAll(): Promise<void> {
    const { workspace } = current;
    const functions = workspace === undefined ? [] : listEntities(workspace.workingCopy.definition, 'function');
    const looked = functions.map(async ({ key, entity }): Promise<[EntityKey, FunctionCode][]> => {
      if (workspace === undefined || entity.mode !== 'LOCAL') return [];
      return [[key, await lookAtCode(workspace.folder, workspace.isReadOnly, entity)]];
    });
    codes = new Map((await Promise.all(looked)).flat());
  }

  function statuses(): readonly FunctionStatus[] {
    const { workspace } = current;
    if (workspace === undefined) return [];
    const functions = listEntities(workspace.workingCopy.definition, 'function').map(({ key, entity }) => {
      const { functionName } = entity;
      const state = states.get(functionName) ?? { functionName, warm: 0, busy: 0 };
      const code = codes.get(key);
      return { functionName, key, state, ...(code !== undefined && { code }) };
    });
    return functions.sort((a, b) => (a.functionName < b.functionName ? -1 : 1));
  }

  function tell(): void {
    const next = statuses();
    if (isDeepEqual(next, told)) return;
    told = next;
    changed(next);
  }

  const tellStates = coalesce(tell, announceAfterMs);
  const announce = coalesce(() => void lookAtAll().then(tell).catch(report), announceAfterMs);

  return {
    async list() {
      await lookAtAll();
      return statuses();
    },
    heard(state) {
      states.set(state.functionName, state);
      tellStates();
    },
    reset() {
      states.clear();
      announce();
    },
    announce,
  };
}
