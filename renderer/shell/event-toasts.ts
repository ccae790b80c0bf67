// What of the studio's events is said in a toast: undo and redo, broken files, a gateway that failed.
import type { StudioEvent } from '../../shared/contract/events';
import type { LinkState } from '../../shared/contract/links';
import type { WorkspaceState } from '../../shared/contract/workspace';
import { isDeepEqual } from '../../shared/definition/changes';
import type { Toast, ToastAction } from '../components/toast-store';
import { fileNameOf, linkTopic } from '../links/link-words';
import type { Mirror } from '../state/mirror';

/** The buttons a toast may have. */
export interface ToastDeeds {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly showProblems: () => void;
  readonly startGateway: () => void;
  readonly reviewLink: (apiId: string) => void;
}

/** The toasts for `event`, given the mirror before it. */
export function toastsOfEvent(event: StudioEvent, before: Mirror, deeds: ToastDeeds): readonly Toast[] {
  switch (event.name) {
    case 'definition.changed':
      return historyToast(event.payload.cause, event.payload.label, deeds);
    case 'workspace.changed':
      return event.payload === null ? [] : workspaceToasts(event.payload, before.workspace, deeds);
    case 'links.changed':
      return linkToasts(event.payload, before.links, deeds);
    case 'gateway.changed': {
      const { status, reason } = event.payload;
      if (status !== 'failed' || before.gateway.status === 'failed') return [];
      return [
        {
          tone: 'error',
          title: 'The gateway stopped',
          sentence: reason ?? 'It ended again and again and was not started once more.',
          actions: [{ label: 'Start gateway', run: deeds.startGateway }],
        },
      ];
    }
    default:
      return [];
  }
}

/** What a screen reader is told of an event that no toast tells. */
export function sentenceOfEvent(event: StudioEvent, before: Mirror): string | undefined {
  if (event.name === 'gateway.changed' && event.payload.status !== before.gateway.status)
    return `Gateway ${event.payload.status}`;
  if (event.name === 'definition.changed' && event.payload.cause === 'files')
    return `Changed on disk: ${event.payload.label}`;
  return undefined;
}

function historyToast(cause: string, label: string, deeds: ToastDeeds): readonly Toast[] {
  const redo: ToastAction = { label: 'Redo', shortcut: 'Mod+Shift+Z', run: deeds.redo };
  const undo: ToastAction = { label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: deeds.undo };
  const topic = 'history';
  if (cause === 'undo') return [{ tone: 'info', topic, title: 'Taken back', sentence: label, actions: [redo] }];
  if (cause === 'redo') return [{ tone: 'info', topic, title: 'Done again', sentence: label, actions: [undo] }];
  return [];
}

function workspaceToasts(now: WorkspaceState, before: WorkspaceState | null, deeds: ToastDeeds): readonly Toast[] {
  const known = new Set((before?.folder === now.folder ? before.problems : []).map(problemName));
  const fresh = now.problems.filter((problem) => !known.has(problemName(problem)));
  const toasts: Toast[] = [];
  const [first, ...others] = fresh;
  if (first !== undefined) {
    const rest = others.length === 0 ? '' : ` ${others.length} more ${others.length === 1 ? 'file' : 'files'} too.`;
    toasts.push({
      tone: 'error',
      title: `${first.file} could not be read`,
      sentence: `Line ${first.line}, column ${first.column}: ${first.message} The last good version stays in force.${rest}`,
      actions: [{ label: 'Show problems', icon: 'open', run: deeds.showProblems }],
    });
  }
  if (now.unsaved !== undefined && now.unsaved !== before?.unsaved) {
    toasts.push({
      tone: 'error',
      title: 'Changes are not saved yet',
      sentence: `${now.unsaved} They are kept and tried again.`,
    });
  }
  return toasts;
}

/** A document that somebody saved, or that can no longer be read; once for each time it happens. */
function linkToasts(now: readonly LinkState[], before: readonly LinkState[], deeds: ToastDeeds): readonly Toast[] {
  return now.flatMap(({ apiId, apiName, file, status, source, problem }): Toast[] => {
    const old = before.find((link) => link.apiId === apiId && link.file === file);
    if (old === undefined) return [];
    const topic = linkTopic(apiId);
    const name = fileNameOf(file);
    const actions: ToastAction[] = [{ label: 'Review', icon: 'open', run: () => deeds.reviewLink(apiId) }];
    if (status === 'broken') {
      if (old.status === 'broken') return [];
      return [{ tone: 'error', topic, title: `${name} could not be read`, sentence: problem?.message ?? '', actions }];
    }
    const hasNews = status === 'source changed' || status === 'both changed';
    if (!hasNews || isDeepEqual(source, old.source)) return [];
    const { added, changed, removed } = source;
    const sentence = `${added} added, ${changed} changed, ${removed} removed. ${apiName} stays as it is until you take them over.`;
    return [{ tone: 'info', topic, title: `${name} changed`, sentence, actions }];
  });
}

function problemName({ file, line, message }: WorkspaceState['problems'][number]): string {
  return `${file}:${line}:${message}`;
}
