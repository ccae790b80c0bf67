// Everything about functions that the studio joins: what the gateway is given, how they are doing, their service.
import { randomUUID } from 'node:crypto';
import type { StudioServices } from '../../../shared/contract/contract';
import type { FunctionState } from '../../../shared/lambda/functions';
import type { GatewaySettings } from '../../gateway/process/messages';
import type { EventHub } from '../event-hub';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { LogBook } from '../logs/log-book';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { createCodeWatches } from './code-watches';
import { accountIdOf, companionsOf } from './companions';
import { createFunctionBoard } from './function-board';
import { functionsService } from './functions-service';

export interface FunctionsOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly logs: LogBook;
  readonly events: EventHub;
  readonly region: string;
  readonly clock: () => number;
  readonly report: (fault: unknown) => void;
}

export interface StudioFunctions {
  readonly service: StudioServices['functions'];
  /** What a gateway starts with. */
  settings(): Pick<GatewaySettings, 'identity' | 'companions'>;
  /** Gives the gateway what the working copy says now. */
  serve(): void;
  /** Takes over what the pool told of a function. */
  heard(state: FunctionState): void;
  /** The gateway process is another one: nothing is warm any more. */
  restarted(): void;
  /** Lets go of what belongs to the workspace that was open. */
  leave(): void;
}

/** Makes them. */
export function createFunctions(options: FunctionsOptions): StudioFunctions {
  const { current, gateway, events, region, report } = options;
  const board = createFunctionBoard({
    current,
    changed: (functions) => events.emit('functions.changed', functions),
    report,
  });
  const watches = createCodeWatches((functionName, paths) => {
    events.emit('functions.files-changed', { functionName, paths });
    // The file that the handler names may have come or gone.
    board.announce();
  });

  const codeStamps = new Map<string, string>();

  function settings(): Required<Pick<GatewaySettings, 'identity' | 'companions'>> {
    const definition = current.workspace?.workingCopy.definition ?? new Map();
    return {
      identity: { accountId: accountIdOf(definition), region },
      companions: companionsOf(definition, current.workspace?.folder ?? '', codeStamps),
    };
  }

  function serve(): void {
    const { identity, companions } = settings();
    gateway.setIdentity(identity);
    gateway.setCompanions(companions);
    board.announce();
  }

  /** The pool watches files, but whoever replaced them may call the function before it noticed. */
  function codeReplaced(functionName: string): void {
    codeStamps.set(functionName, randomUUID());
    serve();
  }

  return {
    service: functionsService({ ...options, board, watches, codeReplaced }),
    settings,
    serve,
    heard: board.heard,
    restarted: board.reset,
    leave() {
      codeStamps.clear();
      watches.dispose();
      board.reset();
    },
  };
}
