// Documentation parts and versions as CloudFormation resources.
import { apiRef, filled, type TemplateContext, type TemplateResources } from './template-context';

/** Parts first; a version freezes the parts that are there when it is made. */
export function documentationResources({ api, names }: TemplateContext): TemplateResources {
  const parts = api.documentationParts.map(({ location, properties }) => {
    const { type, path, method, statusCode, name } = location;
    const place = [type, path, method, statusCode, name].map((word) => word ?? '');
    const Location = filled({ Type: type, Path: path, Method: method, StatusCode: statusCode, Name: name });
    return [
      names.of('Documentation', ...place),
      {
        Type: 'AWS::ApiGateway::DocumentationPart',
        Properties: { RestApiId: apiRef, Location, Properties: properties },
      },
    ] as const;
  });
  const versions = api.documentationVersions.map(
    ({ version, description }) =>
      [
        names.of('DocumentationVersion', version),
        {
          Type: 'AWS::ApiGateway::DocumentationVersion',
          ...(parts.length > 0 && { DependsOn: parts.map(([id]) => id) }),
          Properties: { RestApiId: apiRef, DocumentationVersion: version, ...filled({ Description: description }) },
        },
      ] as const,
  );
  return [...parts, ...versions];
}
