// The execution log of stages: what their logging levels let through of the traces.
import type { Definition, EntityKey } from '../../../shared/definition/entities';
import { findEntity, parseEntityKey } from '../../../shared/definition/entities';
import { own } from '../../../shared/definition/records';
import { executionLogEvents } from '../../../shared/trace/execution-log';
import type { Trace } from '../../../shared/trace/trace';
import { compileMethodSettings } from '../../gateway/deploy/method-settings';
import type { NewLogLine } from '../../storage/logs/log-store';

/** The log lines of requests that came through stages. A TestInvoke answers its log itself and writes none. */
export function executionLines(definition: Definition, traces: readonly Trace[]): NewLogLine[] {
  return traces.filter(({ origin }) => origin === 'invoke').flatMap((trace) => linesOf(definition, trace));
}

function linesOf(definition: Definition, trace: Trace): NewLogLine[] {
  const { apiId, stage } = trace;
  const socketSetting = socketSettingOf(definition, trace);
  if (socketSetting !== undefined) return linesAs(trace, socketSetting);
  const methodSettings = findEntity(definition, 'stage', apiId, stage)?.methodSettings;
  if (methodSettings === undefined) return [];
  const settings = compileMethodSettings(methodSettings);
  // A request that no method serves is logged as the stage says for all methods.
  const { resourcePath = '*', methodKey } = trace.route ?? {};
  const setting = settings.find(resourcePath, httpMethodOf(methodKey), trace.request.method ?? '');
  return setting === undefined ? [] : linesAs(trace, setting);
}

/** What the stage of a WebSocket API says for the trace's route. HTTP APIs have access logs only. */
function socketSettingOf(definition: Definition, { apiId, stage, routeKey }: Trace): LogSetting | undefined {
  if (findEntity(definition, 'v2-api', apiId)?.protocolType !== 'WEBSOCKET') return undefined;
  const { defaultRouteSettings, routeSettings } = findEntity(definition, 'v2-stage', apiId, stage) ?? {};
  return { ...defaultRouteSettings, ...own(routeSettings, routeKey?.routeKey ?? '') };
}

interface LogSetting {
  readonly loggingLevel?: 'ERROR' | 'INFO' | 'OFF' | undefined;
  readonly dataTraceEnabled?: boolean | undefined;
}

function linesAs(trace: Trace, { loggingLevel = 'OFF', dataTraceEnabled = false }: LogSetting): NewLogLine[] {
  const { apiId, stage, requestId, isCanary } = trace;
  return executionLogEvents(trace, { loggingLevel, dataTraceEnabled }).map(({ at, level, text }) => ({
    source: 'execution',
    apiId,
    stage,
    at,
    text,
    requestId,
    level: level === 'ERROR' ? 'ERROR' : 'INFO',
    ...(isCanary === true && { isCanary }),
  }));
}

function httpMethodOf(methodKey: string | undefined): string {
  return methodKey === undefined ? '*' : (parseEntityKey(methodKey as EntityKey).ids[2] ?? '*');
}
