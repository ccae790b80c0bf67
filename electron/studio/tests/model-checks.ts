// Holds bodies to the models of an API, with the gateway's own validator.
import { viewRestApi } from '../../../shared/definition/api-view';
import type { Definition } from '../../../shared/definition/entities';
import type { ModelCheck } from '../../../shared/tests/evaluate/evaluate-checks';
import { type ModelCompiler, openModelCompiler } from '../../gateway/4-method-request/compile-body-models';
import { GatewayError } from '../../gateway/gateway-error';

/** The checks of each API, as its models stand in the working copy. Compiled once each. */
export function openModelChecks(definition: Definition): (apiId: string | undefined) => ModelCheck {
  const compilers = new Map<string, ModelCompiler | undefined>();

  function compilerOf(apiId: string): ModelCompiler | undefined {
    if (!compilers.has(apiId)) {
      const view = viewRestApi(definition, apiId);
      compilers.set(apiId, view && openModelCompiler(view));
    }
    return compilers.get(apiId);
  }

  return (apiId) => (modelName, body) => {
    const model = apiId === undefined ? undefined : compilerOf(apiId)?.model(modelName);
    if (model === undefined) return undefined;
    try {
      return model.validate(Buffer.from(body, 'utf8')) ?? [];
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return [`The schema of model ${modelName} cannot be used.`];
    }
  };
}
