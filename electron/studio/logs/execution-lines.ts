// The execution log of stages: what their logging levels let through of the traces.
import type { Definition, EntityKey } from '../../../shared/definition/entities';
import { findEntity, parseEntityKey } from '../../../shared/definition/entities';
import { executionLogEvents } from '../../../shared/trace/execution-log';
import type { Trace } from '../../../shared/trace/trace';
import { compileMethodSettings } from '../../gateway/deploy/method-settings';
import type { NewLogLine } from '../../storage/logs/log-store';

/** The log lines of requests that came through stages. A TestInvoke answers its log itself and writes none. */
export function executionLines(definition: Definition, traces: readonly Trace[]): NewLogLine[] {
  return traces.filter(({ origin }) => origin === 'invoke').flatMap((trace) => linesOf(definition, trace));
}

function linesOf(definition: Definition, trace: Trace): NewLogLine[] {
  const { apiId, stage, requestId } = trace;
  const methodSettings = findEntity(definition, 'stage', apiId, stage)?.methodSettings;
  if (methodSettings === undefined) return [];
  const settings = compileMethodSettings(methodSettings);
  // A request that no method serves is logged as the stage says for all methods.
  const { resourcePath = '*', methodKey } = trace.route ?? {};
  const setting = settings.find(resourcePath, httpMethodOf(methodKey), trace.request.method ?? '');
  if (setting === undefined) return [];
  const { loggingLevel = 'OFF', dataTraceEnabled = false } = setting;
  return executionLogEvents(trace, { loggingLevel, dataTraceEnabled }).map(({ at, text }) => ({
    source: 'execution',
    apiId,
    stage,
    at,
    text,
    requestId,
  }));
}

function httpMethodOf(methodKey: string | undefined): string {
  return methodKey === undefined ? '*' : (parseEntityKey(methodKey as EntityKey).ids[2] ?? '*');
}
