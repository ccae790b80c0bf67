// How much a request writes to CloudWatch: its execution log as the stage's levels have it, and a line of the access log.
import { findStage } from '../../../shared/definition/any-api';
import type { Definition } from '../../../shared/definition/entities';
import type { Trace } from '../../../shared/trace/trace';
import { executionLines } from '../logs/execution-lines';

/** What a variable of an access log format is taken to become. */
const variableBytes = 20;

/** Bytes by the settings of the stage that served the request. */
export function logBytesOf(definition: Definition): (trace: Trace) => number {
  return (trace) => {
    const { format, destinationArn } = findStage(definition, trace.apiId, trace.stage)?.accessLogSettings ?? {};
    const execution = executionLines(definition, [trace]).reduce((sum, { text }) => sum + text.length, 0);
    return execution + (format === undefined || destinationArn === undefined ? 0 : lineBytes(format));
  };
}

function lineBytes(format: string): number {
  const variables = format.match(/\$context\.[\w.-]+/g) ?? [];
  return format.length + variables.reduce((sum, name) => sum + variableBytes - name.length, 0);
}
