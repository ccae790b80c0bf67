// Saved callers: dresses requests as them, and tries what each of them may do.
import type { StudioServices } from '../../../shared/contract/contract';
import { anonymous, type MatrixCell, type MatrixRow, type PersonaMatrix } from '../../../shared/contract/personas';
import { listEntities } from '../../../shared/definition/entities';
import type { Trace } from '../../../shared/trace/trace';
import type { EventHub } from '../event-hub';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import { invokePlace } from '../requests/invoke-place';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { type DressingRoom, dressRequest } from './dress-request';
import { matrixRequests } from './matrix-requests';

export interface PersonasOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly events: EventHub;
  readonly region: string;
  readonly clock: () => number;
  readonly mint: DressingRoom['mint'];
  readonly sign: DressingRoom['sign'];
  readonly send: StudioServices['invocations']['send'];
  readonly recorded: StudioServices['requests']['list'];
}

export interface StudioPersonas {
  readonly service: StudioServices['personas'];
  /** The workspace is another one: what was run before says nothing of it. */
  leave(): void;
}

type SentRequest = Parameters<StudioServices['personas']['tryRequest']>[0];

/** Makes them. */
export function createPersonas(options: PersonasOptions): StudioPersonas {
  const { current, mint, sign, send, events } = options;
  const last = new Map<string, PersonaMatrix>();

  const dress: StudioServices['personas']['dress'] = async ({ persona, apiId, ...request }) => {
    const { definition } = current.require().workingCopy;
    const { host } = invokePlace(options, apiId);
    return await dressRequest(persona, request, { definition, host, mint, sign });
  };

  async function cellOf(persona: string, request: Omit<SentRequest, 'personas'>): Promise<MatrixCell> {
    try {
      const { pathWithQueryString, headers } = await dress({ persona, ...request, isBase64: false });
      const lines = headers.map(([name, value]): [string, string] => [name, value]);
      const { status, trace } = await send({ ...request, pathWithQueryString, headers: lines });
      const said = saidOf(trace);
      return { persona, status, requestId: trace.requestId, ...(said !== undefined && { said }) };
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      return { persona, status: 0, requestId: '', fault };
    }
  }

  function everyone(): string[] {
    const { definition } = current.require().workingCopy;
    return [...listEntities(definition, 'persona').map(({ entity }) => entity.name), anonymous];
  }

  const service: StudioServices['personas'] = {
    dress,
    async tryRequest({ personas = everyone(), ...request }) {
      const cells: MatrixCell[] = [];
      for (const persona of personas) cells.push(await cellOf(persona, request));
      return cells;
    },
    async runMatrix({ apiId, stageName, personas = everyone(), sendsAll }) {
      const { definition } = current.require().workingCopy;
      const recent = await options.recorded({ apiId, stage: stageName, status: '2xx', limit: 1_000 });
      const requests = matrixRequests(definition, apiId, recent, sendsAll);
      const before = last.get(`${apiId}/${stageName}`);
      const rows: MatrixRow[] = [];
      const total = requests.length * personas.length;
      let done = 0;
      for (const { verb, ...method } of requests) {
        const cells: MatrixCell[] = [];
        for (const persona of personas) {
          const sent = { apiId, stageName, verb, pathWithQueryString: method.path, headers: [], body: '' };
          cells.push(compared(await cellOf(persona, sent), method, before));
          done += 1;
          events.emit('personas.progress', { apiId, done, total });
        }
        rows.push({ ...method, cells });
      }
      const matrix: PersonaMatrix = { apiId, stageName, ranAt: options.clock(), personas, rows };
      last.set(`${apiId}/${stageName}`, matrix);
      return matrix;
    },
    lastMatrix: ({ apiId, stageName }) => last.get(`${apiId}/${stageName}`) ?? null,
  };
  return { service, leave: () => last.clear() };
}

/** Why it was refused, in words. */
function saidOf({ checks = [], failure }: Trace): string | undefined {
  return checks.find(({ verdict }) => verdict === 'denied')?.said ?? failure?.reason ?? failure?.responseType;
}

function compared(
  cell: MatrixCell,
  { resourceId, httpMethod }: Pick<MatrixRow, 'resourceId' | 'httpMethod'>,
  before: PersonaMatrix | undefined,
): MatrixCell {
  const row = before?.rows.find((one) => one.resourceId === resourceId && one.httpMethod === httpMethod);
  const status = row?.cells.find(({ persona }) => persona === cell.persona)?.status;
  return status === undefined || status === cell.status ? cell : { ...cell, before: status };
}
