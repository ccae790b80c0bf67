// GetExport: a deployed stage as an OpenAPI document.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html
import { type ExportExtension, exportExtensions } from '../../../../shared/contract/workspace';
import { badRequest } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireStage } from '../find';
import type { Operations } from '../operation';

export const exportOperations: Operations = {
  async GetExport(call) {
    const { view, stage } = requireStage(call);
    const format = label(call, 'export_type');
    if (format !== 'oas30' && format !== 'swagger') throw badRequest(`No API exporter for type '${format}'`);
    const accept = call.query.get('accepts') ?? '';
    const syntax = accept.includes('yaml') ? 'yaml' : 'json';
    const { text, version, losses } = await call.studio.services.documents.export({
      apiId: view.api.id,
      stageName: stage.stageName,
      format,
      syntax,
      extensions: extensionsOf(call),
    });
    // AWS documented: only bodies with a JSON model can be exported
    const refused = losses.find(({ message }) => message.startsWith('Only found non-JSON body models for'));
    if (refused !== undefined) throw badRequest(refused.message);
    // AWS recorded: the type says nothing of the syntax; the file name does
    return {
      contentType: 'application/octet-stream',
      attachment: `${format}_${headerText(version)}.${syntax}`,
      bytes: text,
    };
  },
};

/** A version is any text; in a quoted header value only plain characters may stand. */
function headerText(version: string): string {
  return version.replace(/[^\x20-\x7e]|["\\/]/g, '-');
}

/** AWS documented: values combine with commas. AWS assumed: unknown ones are refused */
function extensionsOf({ query }: OperationCall): ExportExtension[] {
  const written = (query.get('extensions') ?? '').split(',').map((name) => name.trim());
  return written
    .filter((name) => name !== '')
    .map((name) => {
      const known = exportExtensions.find((extension) => extension === name.toLowerCase());
      if (known !== undefined) return known;
      throw badRequest(`Invalid extensions: ${name}. Valid options are ${exportExtensions.join(', ')}.`);
    });
}
