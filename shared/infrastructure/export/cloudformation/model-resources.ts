// Models as CloudFormation resources. Their schemas refer to each other by the API's id, which is new at every place.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
import { isMembers } from '../../../definition/edits/member-path';
import { parseJson } from '../../../definition/edits/parse-json';
import { apiLogicalId, apiRef, filled, type TemplateContext, type TemplateResources } from './template-context';

/** The models, each after those it refers to. */
export function modelResources(context: TemplateContext): TemplateResources {
  const { api, names } = context;
  const own = `/restapis/${api.place.apiId}/models/`;
  return [...api.view.models.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, contentType, description, schema }) => {
      const value = parseJson(schema ?? '{}');
      if (value === undefined)
        api.losses.warn(`models.${name}`, 'The schema is no JSON and is exported as an empty one.');
      const used = new Set<string>();
      const Schema = withOwnApi(value ?? {}, own, used);
      const before = [...used].filter((other) => other !== name && api.view.models.has(other)).sort();
      return [
        names.of('Model', name),
        {
          Type: 'AWS::ApiGateway::Model',
          ...(before.length > 0 && { DependsOn: before.map((other) => names.of('Model', other)) }),
          Properties: {
            RestApiId: apiRef,
            ...filled({ Name: name, ContentType: contentType, Description: description }),
            Schema,
          },
        },
      ];
    });
}

/** References to the API's own models with the id that it will have; `used` hears of the models. */
function withOwnApi(value: unknown, own: string, used: Set<string>): unknown {
  if (typeof value === 'string') {
    const at = value.indexOf(own);
    if (at === -1) return value;
    used.add(value.slice(at + own.length));
    const before = value.slice(0, at).replaceAll('${', '${!');
    return { 'Fn::Sub': `${before}/restapis/\${${apiLogicalId}}/models/${value.slice(at + own.length)}` };
  }
  if (Array.isArray(value)) return value.map((item) => withOwnApi(item, own, used));
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withOwnApi(member, own, used)]));
}
