// Stage variables that an exported API uses and its stage does not have.
import type { ExportContext } from './export-context';

/** Says which variables the methods use although `variables` has no value for them. */
export function reportStageVariables(context: ExportContext, variables: Readonly<Record<string, string>>): void {
  for (const { path, methods } of context.view.resources.values()) {
    for (const { httpMethod, methodIntegration } of methods.values()) {
      if (methodIntegration === undefined) continue;
      const text = JSON.stringify([
        methodIntegration.uri,
        methodIntegration.credentials,
        methodIntegration.connectionId,
        methodIntegration.requestParameters,
      ]);
      for (const [, name = ''] of text.matchAll(/stageVariables\.([A-Za-z0-9_]+)/g)) {
        if (Object.hasOwn(variables, name)) continue;
        const place = `paths.${path}.${httpMethod.toLowerCase()}`;
        context.losses.info(place, `The stage has no variable ${name}, which the integration uses.`);
      }
    }
  }
}
