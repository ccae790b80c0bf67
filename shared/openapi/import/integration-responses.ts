// `responses` inside an integration: selection pattern → integration response.
import { isMembers } from '../../definition/edits/member-path';
import { contentHandlings, type Integration, type IntegrationResponse } from '../../definition/rest/integration';
import { addError, type ImportContext, type Members, reportOthers, textAt } from './import-context';
import { type MethodPlace, pick } from './method-place';
import { readTemplates, readTextMap } from './text-map';

const known = new Set(['statusCode', 'responseParameters', 'responseTemplates', 'contentHandling']);

/** The integration responses by status code; the member is absent where `responses` is. */
export function readIntegrationResponses(
  context: ImportContext,
  responses: unknown,
  at: MethodPlace,
): Pick<Integration, 'integrationResponses'> {
  if (!isMembers(responses)) return {};
  const byStatus = new Map<string, IntegrationResponse>();
  for (const [pattern, source] of Object.entries(responses)) {
    const place = `${at.place}.responses.${pattern}`;
    const statusCode = textAt(source, 'statusCode');
    if (!isMembers(source) || statusCode === undefined || !/^[1-5]\d\d$/.test(statusCode)) {
      addError(
        context,
        place,
        `Unable to put integration response on '${at.verb}' for resource at path '${at.path}': ${wrongStatus(statusCode)}`,
      );
      continue;
    }
    reportOthers(context, source, known, place);
    if (byStatus.has(statusCode)) {
      // AWS assumed: the later of two patterns with one status code wins
      context.losses.warn(place, `Status code ${statusCode} has several patterns; the last one is kept.`);
    }
    byStatus.set(statusCode, {
      statusCode,
      // AWS recorded: `default` is the response without a pattern
      ...(pattern !== 'default' && pattern !== '' && { selectionPattern: pattern }),
      ...readTextMap(context, source, 'responseParameters', { ...at, place }),
      ...templatesOf(context, source, { ...at, place }),
      ...pick(context, source, 'contentHandling', contentHandlings, place),
    });
  }
  return { integrationResponses: Object.fromEntries(byStatus) };
}

function templatesOf(
  context: ImportContext,
  source: Members,
  at: MethodPlace,
): Pick<IntegrationResponse, 'responseTemplates'> {
  const { responseTemplates } = readTemplates(context, source, 'responseTemplates', at);
  if (responseTemplates === undefined) return {};
  // AWS recorded: a template put as null or as empty text reads back as null
  const entries = Object.entries(responseTemplates).map(([type, template]) => [
    type,
    template === '' ? null : template,
  ]);
  return { responseTemplates: Object.fromEntries(entries) as Record<string, string | null> };
}

function wrongStatus(statusCode: string | undefined): string {
  return `1 validation error detected: Value '${statusCode ?? 'null'}' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`;
}
