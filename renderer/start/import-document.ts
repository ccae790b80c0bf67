// Importing a document: what came in is said, what was lost is listed.
import type { ImportResult } from '../../shared/contract/workspace';
import type { CommandContext, PickedDocument } from '../commands/command';
import { countWords } from '../components/count-words';
import type { Toast } from '../components/toast-store';
import { selectApi } from '../state/view-store';
import { importTemplate, isTemplate } from './infrastructure/import-template';

export type Basepath = 'ignore' | 'prepend' | 'split';

/** Imports `document`, OpenAPI as a new API or a template with all it holds, and selects what came. */
export async function importDocument(
  { studio, toasts }: Pick<CommandContext, 'studio' | 'toasts'>,
  document: PickedDocument,
  basepath: Basepath = 'ignore',
): Promise<void> {
  await studio.drafts.flush();
  const { text, fileName } = document;
  if (await isTemplate(document)) {
    await importTemplate({ studio }, document);
    return;
  }
  const result = await studio.client.documents.import({ text, basepath, ...(fileName !== '' && { fileName }) });
  selectApi(studio.view, result.apiId);
  studio.view.setState({ activity: 'apis' });
  toasts
    .getState()
    .show(importToast(result, () => studio.view.setState({ overlay: { kind: 'import-report', result } })));
}

/** What the import brought, with a way to what it did not bring. */
export function importToast(result: ImportResult, showReport: () => void): Toast {
  const { name, resources, methods, losses } = result;
  const brought = `${countWords(resources, 'resource')}, ${countWords(methods, 'method')}.`;
  const warnings = losses.filter(({ severity }) => severity === 'warning').length;
  if (losses.length === 0) return { tone: 'ok', title: `${name} imported`, sentence: brought };
  const lost =
    warnings === 0
      ? `${countWords(losses.length, 'remark')}.`
      : `${countWords(warnings, 'thing')} could not be taken over as written.`;
  return {
    tone: 'info',
    title: `${name} imported`,
    sentence: `${brought} ${lost}`,
    actions: [{ label: 'Show report', run: showReport }],
  };
}
