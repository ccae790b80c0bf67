// Rules of the tree: root, parents, siblings, methods without a place, quotas.
import { placeProblem } from '../edits/rules/resource-rules';
import { listEntities } from '../entities';
import { limits } from '../limits';
import type { Resource } from '../rest/resource';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

/** Looks at the tree of one API and at how much there is of everything. */
export function findStructureProblems(scope: ApiScope, report: Report): void {
  const { view, apiKey, api } = scope;
  if (view === undefined) {
    report('root-missing', apiKey, ['rootResourceId'], `There is no root resource ${api.rootResourceId}.`);
  } else {
    findUnreachable(scope, report);
    findRefusedPlaces(scope, report);
    if (scope.methods.length === 0) {
      report('no-methods', apiKey, [], "The REST API doesn't contain any methods. Add one to deploy it.");
    }
  }
  findQuotas(scope, report);
}

function findUnreachable({ view, resources, methods }: ApiScope, report: Report): void {
  for (const { key, entity } of resources) {
    if (view?.resources.has(entity.id)) continue;
    const message = `${entity.pathPart ?? entity.id} hangs under ${entity.parentId ?? 'nothing'}, which leads to no root.`;
    report('resource-unreachable', key, ['parentId'], message);
  }
  for (const { key, ids, entity } of methods) {
    if (view?.resources.has(ids[1] ?? '')) continue;
    report('method-unreachable', key, [], `${entity.httpMethod} belongs to resource ${ids[1]}, which is not there.`);
  }
}

function findRefusedPlaces({ view, resources }: ApiScope, report: Report): void {
  const keys = new Map(resources.map(({ key, entity }) => [entity.id, key]));
  for (const { resource: parent, children } of view?.resources.values() ?? []) {
    const before: Resource[] = [];
    for (const { resource } of children) {
      const problem = placeProblem(parent, before, resource.pathPart ?? '');
      const key = keys.get(resource.id);
      if (problem !== undefined && key !== undefined) report('resource-refused', key, ['pathPart'], problem.message);
      before.push(resource);
    }
  }
}

function findQuotas(scope: ApiScope, report: Report): void {
  const { definition, apiId, apiKey } = scope;
  const counts: readonly (readonly [string, number, number])[] = [
    ['resources', scope.resources.length, limits.resourcesPerApi],
    ['stages', scope.stages.length, limits.stagesPerApi],
    ['authorizers', scope.names.authorizers.size, limits.authorizersPerApi],
    [
      'documentation parts',
      listEntities(definition, 'documentation-part', apiId).length,
      limits.documentationPartsPerApi,
    ],
  ];
  for (const [what, count, quota] of counts) {
    if (count <= quota) continue;
    const message = `The API has ${count} ${what}; AWS allows ${quota} unless the quota is raised.`;
    report('quota-exceeded', apiKey, [], message);
  }
}
