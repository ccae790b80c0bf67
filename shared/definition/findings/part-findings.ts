// Rules of the parts beside the methods: models, authorizers, validators, gateway responses, stages, the API.
import { entityProblems } from '../edits/rules/entity-rules';
import { modelSchemaProblem } from '../edits/rules/part-rules';
import { type Definition, listEntities } from '../entities';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

const partKinds = [
  'rest-api',
  'authorizer',
  'request-validator',
  'gateway-response',
  'documentation-part',
  'stage',
] as const;
const companionKinds = ['usage-plan', 'api-key', 'base-path-mapping', 'api-mapping', 'routing-rule'] as const;

/** Looks at the parts of one API. */
export function findPartProblems(scope: ApiScope, report: Report): void {
  findModelProblems(scope, report);
  for (const kind of partKinds) {
    for (const { key, entity } of listEntities(scope.definition, kind, scope.apiId)) {
      for (const { path, message } of entityProblems(scope.definition, key, entity)) {
        report('part-refused', key, path, message);
      }
    }
  }
}

/** Looks at the entities beside the APIs. */
export function findCompanionProblems(definition: Definition, report: Report): void {
  for (const kind of companionKinds) {
    for (const { key, entity } of listEntities(definition, kind)) {
      for (const { path, message } of entityProblems(definition, key, entity)) {
        report('reference-unknown', key, path, message);
      }
    }
  }
}

function findModelProblems({ models, names }: ApiScope, report: Report): void {
  for (const { key, entity } of models) {
    const problem = modelSchemaProblem(entity.schema);
    if (problem !== undefined) {
      report('model-schema-invalid', key, ['schema'], problem);
      continue;
    }
    const references = entity.schema?.matchAll(
      /"https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/"]+\/models\/(\w+)"/g,
    );
    for (const name of new Set([...(references ?? [])].map(([, model = '']) => model))) {
      if (!names.models.has(name)) report('model-unknown', key, ['schema'], `There is no model ${name}.`);
    }
  }
}
