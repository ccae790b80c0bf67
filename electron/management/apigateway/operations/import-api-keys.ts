// ImportApiKeys: keys from a file of comma-separated values.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { newApiKey } from './api-keys';
import { readCsv } from './read-csv';

// AWS assumed: the words for a file that is no text
const unreadable = 'Invalid API key file. The file must be comma-separated values in UTF-8.';

export const importApiKeyOperations: Operations = {
  async ImportApiKeys(call) {
    if (call.query.get('format') !== 'csv') throw badRequest('Invalid format. Valid options are csv.');
    const rows = readKeyRows(call.text(unreadable));
    const outcome: { ids: string[]; warnings: string[] } = { ids: [], warnings: [] };
    await call.workspace.workingCopy.edit(`Import ${rows.length} API keys`, (before) => {
      let definition = before;
      for (const row of rows) definition = importKey(call, definition, row, outcome);
      if (outcome.warnings.length > 0 && call.query.get('failonwarnings') === 'true') {
        throw badRequest(`Warnings found during import:\n${outcome.warnings.map((text) => `\t${text}`).join('\n')}`);
      }
      return { definition, key: entityKey('api-key', outcome.ids[0] ?? '') };
    });
    return outcome;
  },
};

interface KeyRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly planIds: readonly string[];
}

/** The rows of the file; columns in any order, their names in any case, unknown ones ignored. */
function readKeyRows(text: string): readonly KeyRow[] {
  const [header = [], ...rows] = readCsv(text);
  const columns = header.map((name) => name.trim().toLowerCase());
  if (!columns.includes('key')) throw badRequest('The first line must name the columns, key among them.');
  return rows.map((row, at) => {
    const cells = Object.fromEntries(columns.map((name, column) => [name, (row[column] ?? '').trim()]));
    const { key = '', name = '', description = '', enabled = '' } = cells;
    // AWS documented: longer than what CreateApiKey takes
    if (key.length < 30 || key.length > 128) {
      throw badRequest(`Line ${at + 2}: an API Key has between 30 and 128 characters.`);
    }
    return {
      line: at + 2,
      fields: { value: key, name, description, enabled: enabled === '' ? 'true' : enabled.toLowerCase() },
      planIds: (cells.usageplanids ?? '')
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    };
  });
}

/** AWS documented: a value that is there already overwrites its key. */
function importKey(
  call: OperationCall,
  definition: Definition,
  { line, fields, planIds }: KeyRow,
  outcome: { readonly ids: string[]; readonly warnings: string[] },
): Definition {
  const { value, name = '', description = '', enabled } = fields;
  const twin = listEntities(definition, 'api-key').find(({ entity }) => entity.value === value)?.entity;
  const fresh = newApiKey(call, { value, enabled: enabled === 'true' });
  const key = {
    ...(twin ?? fresh),
    enabled: enabled === 'true',
    lastUpdatedDate: fresh.lastUpdatedDate,
    ...(name !== '' && { name }),
    ...(description !== '' && { description }),
  };
  outcome.ids.push(key.id);
  let next = putEntity(definition, entityKey('api-key', key.id), key).definition;
  for (const planId of planIds) {
    const plan = findEntity(next, 'usage-plan', planId);
    if (plan === undefined) outcome.warnings.push(`Line ${line}: usage plan ${planId} does not exist`);
    else if (!plan.keyIds?.includes(key.id)) {
      const keyIds = [...(plan.keyIds ?? []), key.id];
      next = putEntity(next, entityKey('usage-plan', planId), { ...plan, keyIds }).definition;
    }
  }
  return next;
}
