// What a push does, in order and in words.
import type { PushChange } from '../../../shared/contract/push';

export interface PushedWork {
  readonly changes: readonly PushChange[];
  readonly deploys: boolean;
  readonly isNewApi: boolean;
  readonly stageName: string;
}

/** The steps; none where nothing changed. */
export function stepWords({ changes, deploys, isNewApi, stageName }: PushedWork): readonly string[] {
  const inDocument = changes.filter(({ kind }) => !beside.has(kind));
  const functions = changes.filter(({ kind }) => kind === 'function');
  const allowed = changes.filter(({ kind }) => kind === 'function permission');
  const stage = changes.find(({ kind }) => kind === 'stage');
  return [
    ...(functions.length > 0 ? [`Send the functions: ${countWords(functions)}`] : []),
    ...(isNewApi ? ['Make the API'] : []),
    ...(allowed.length > 0 ? [`Allow the API to call ${allowed.map(({ name }) => name).join(', ')}`] : []),
    ...(inDocument.length > 0 ? [`Put the definition: ${countWords(inDocument)}`] : []),
    ...(deploys ? [`Deploy to stage ${stageName}${stage?.change === 'added' ? ', which is made' : ''}`] : []),
    ...(stage === undefined ? [] : [`Set stage ${stageName}: ${fieldWords(stage)}`]),
    ...companionWords(changes, ['usage plan', 'api key'], 'Set usage plans and API keys'),
    ...companionWords(changes, ['domain name', 'base path mapping'], 'Set domain names and base path mappings'),
  ];
}

const beside: ReadonlySet<string> = new Set([
  'function',
  'function permission',
  'stage',
  'usage plan',
  'api key',
  'domain name',
  'base path mapping',
]);

function companionWords(changes: readonly PushChange[], kinds: readonly string[], words: string): readonly string[] {
  const found = changes.filter(({ kind }) => kinds.includes(kind));
  return found.length === 0 ? [] : [`${words}: ${countWords(found)}`];
}

/** `2 added, 1 changed`. */
export function countWords(changes: readonly PushChange[]): string {
  const counts = (['added', 'changed', 'removed'] as const).map((change) => ({
    change,
    count: changes.filter((other) => other.change === change).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${change}`)
    .join(', ');
}

function fieldWords({ fields }: PushChange): string {
  return fields.length === 0 ? 'all its settings' : fields.map(({ path }) => path).join(', ');
}
