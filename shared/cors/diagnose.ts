// From an answer at which a browser stopped to the part of an API that wrote it, and the edit that would help.
import { findApi } from '../definition/any-api';
import type { Definition } from '../definition/entities';
import type { CorsDiagnosis, StoppedCall } from './cors-cure';
import { diagnoseHttpApi } from './diagnose-http-api';
import { diagnoseRestApi } from './diagnose-rest-api';

/** Reads the working copy: what is deployed may lag behind it. */
export function diagnose(definition: Definition, stopped: StoppedCall): CorsDiagnosis {
  const api = findApi(definition, stopped.trace.apiId);
  if (api === undefined) return { side: 'gateway', because: stopped.fault.sentence };
  return 'protocolType' in api ? diagnoseHttpApi(definition, stopped) : diagnoseRestApi(definition, stopped);
}
