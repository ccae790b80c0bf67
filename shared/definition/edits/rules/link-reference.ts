// What still goes through a VPC link, said as API Gateway refuses to delete the link.
import { type Definition, listEntities } from '../../entities';

/** Why the link cannot go; undefined if nothing goes through it. */
export function linkReference(definition: Definition, linkId: string): string | undefined {
  const methods = methodUses(definition, linkId);
  const staged = methods.filter((use) => use.split(':').length === 4);
  // AWS recorded: public bug reports quote both forms; what no stage has yet is said in the shorter one
  if (staged.length > 0) return refusal(linkId, staged, 'RESTApiId:Method:Resource:Stage');
  const uses = [...methods, ...routeUses(definition, linkId)];
  return uses.length === 0 ? undefined : refusal(linkId, uses, 'Method:Resource');
}

function refusal(linkId: string, uses: readonly string[], form: string): string {
  return `Cannot delete vpc link. Vpc link '${linkId}', is referenced in [${uses.join(', ')}] in format of [${form}].`;
}

/** Methods with each stage of their API. */
function methodUses(definition: Definition, linkId: string): readonly string[] {
  return listEntities(definition, 'method')
    .filter(({ entity }) => entity.methodIntegration?.connectionId === linkId)
    .flatMap(({ entity: { httpMethod }, ids: [apiId = '', resourceId = ''] }) => {
      const stages = listEntities(definition, 'stage', apiId);
      if (stages.length === 0) return [`${httpMethod}:${resourceId}`];
      return stages.map(({ entity }) => `${apiId}:${httpMethod}:${resourceId}:${entity.stageName}`);
    });
}

/** Routes with the method of their integration; an integration that no route leads to goes by its own id. */
function routeUses(definition: Definition, linkId: string): readonly string[] {
  return listEntities(definition, 'v2-integration')
    .filter(({ entity }) => entity.connectionId === linkId)
    .flatMap(({ entity: { id, integrationMethod = 'ANY' }, ids: [apiId = ''] }) => {
      const routes = listEntities(definition, 'v2-route', apiId).filter(
        ({ entity }) => entity.target === `integrations/${id}`,
      );
      return (routes.length === 0 ? [id] : routes.map(({ entity }) => entity.id)).map(
        (place) => `${integrationMethod}:${place}`,
      );
    });
}
