// GetExport: a deployed stage as an OpenAPI document.
import { badRequest } from '../../wire/aws-error';
import { requireStage } from '../find';
import { label, type Operations } from '../operation';

export const exportOperations: Operations = {
  async GetExport(call) {
    const { view, stage } = requireStage(call);
    const format = label(call, 'export_type');
    if (format !== 'oas30' && format !== 'swagger') throw badRequest(`No API exporter for type '${format}'`);
    const accept = call.query.get('accepts') ?? call.text();
    const { text, fileName } = await call.studio.services.documents.export({
      apiId: view.api.id,
      stageName: stage.stageName,
      format,
      syntax: accept.includes('yaml') ? 'yaml' : 'json',
      extensions: (call.query.get('extensions') ?? '')
        .split(',')
        .some((name) => ['apigateway', 'integrations', 'authorizers'].includes(name.trim())),
    });
    const contentType = fileName.endsWith('.yaml') ? 'application/yaml' : 'application/json';
    return { contentType, attachment: fileName, bytes: text };
  },
};
