// What goes with a resource or a method: the words of the toast and of the question before a large removal.
import { Trash2 } from 'lucide-react';
import type { ResourceView } from '../../shared/definition/api-view';
import type { Method } from '../../shared/definition/rest/method';
import type { ConfirmQuestion } from '../components/ConfirmDialog';
import { count } from './diagram/words';
import { countMethods } from './resource-tree/tree-rows';

/** From this many resources and methods on a removal is asked about first; smaller ones can be undone at leisure. */
const manyFrom = 6;

/** Its integration and 2 responses went with it. */
export function methodRemovalWords(method: Method): string {
  const responses =
    Object.keys(method.methodIntegration?.integrationResponses ?? {}).length +
    Object.keys(method.methodResponses ?? {}).length;
  const parts = [
    ...(method.methodIntegration === undefined ? [] : ['its integration']),
    ...(responses > 0 ? [count(responses, 'response')] : []),
  ];
  if (parts.length === 0) return 'Nothing else went with it.';
  return `${capital(parts.join(' and '))} went with it.`;
}

/** 2 resources and 5 methods went with it. */
export function resourceRemovalWords(node: ResourceView): string {
  const parts = removedParts(node);
  return parts.length === 0 ? 'It was empty.' : `${parts.join(' and ')} went with it.`;
}

/** Whether removing `node` takes so much along that it is asked about. */
export function isLargeRemoval(node: ResourceView): boolean {
  return countResources(node) + countMethods(node) >= manyFrom;
}

/** `2 resources`, `5 methods`: what stands below a resource and in it. */
export function removedParts(node: ResourceView): string[] {
  const below = countResources(node) - 1;
  const methods = countMethods(node);
  return [...(below > 0 ? [count(below, 'resource')] : []), ...(methods > 0 ? [count(methods, 'method')] : [])];
}

function countResources(node: ResourceView): number {
  return node.children.reduce((sum, child) => sum + countResources(child), 1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The question before a large removal. */
export function removalQuestion(node: ResourceView): ConfirmQuestion {
  const parts = removedParts(node);
  return {
    title: `Delete ${node.path}?`,
    sentence: 'Stages keep serving it until the next deployment.',
    consequences: parts.map((what) => ({ icon: Trash2, what, outcome: 'deleted' })),
    confirmLabel: `Delete ${node.path}`,
    isUndoable: true,
  };
}
