// A stage's settings as the gateway takes them: what works without a deployment.
import type { Stage } from '../../../shared/definition/rest/stage';
import type { StageSettings } from '../../gateway/ports';

/** The part of a stage that the gateway applies at once. */
export function stageSettings(stage: Stage): StageSettings {
  return {
    variables: stage.variables ?? {},
    methodSettings: stage.methodSettings ?? {},
    tracingEnabled: stage.tracingEnabled,
    ...(stage.accessLogSettings?.format !== undefined && { accessLogFormat: stage.accessLogSettings.format }),
    ...(stage.clientCertificateId !== undefined && { clientCertificateId: stage.clientCertificateId }),
    ...(stage.port !== undefined && { port: stage.port }),
  };
}
