// What the palette can find: commands, places of the definition, stages, traffic.
import { Activity, Layers, type LucideIcon, Terminal, Waypoints } from 'lucide-react';
import { type EntityKey, parseEntityKey } from '../../../shared/definition/entities';
import { backendPlaceOf, describeEntity, kindWords, placeOfEntity } from '../../state/entity-words';
import { listApis } from '../../state/selection';
import { openBackend, openPlace, selectApi, selectStage } from '../../state/view-store';
import { type Command, type CommandContext, isEnabled, shortcutOf, titleOf } from '../command';
import { placeIcons } from './place-icons';

export type PaletteGroup = 'Commands' | 'Go to' | 'Stages' | 'In traffic' | 'Recent';

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly icon: LucideIcon;
  readonly httpMethod?: string;
  /** What is searched and shown. */
  readonly text: string;
  readonly isMono?: boolean;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly run: () => void | Promise<void>;
}

/** The commands that can run now. */
export function commandItems(
  commands: readonly Command[],
  context: CommandContext,
  run: (id: string) => Promise<void>,
): readonly PaletteItem[] {
  return commands
    .filter((command) => command.isHidden !== true && isEnabled(command, context))
    .map((command) => ({
      id: `command:${command.id}`,
      group: 'Commands',
      icon: command.icon ?? Terminal,
      text: titleOf(command, context),
      detail: command.detail?.(context),
      shortcut: shortcutOf(command, context),
      run: () => run(command.id),
    }));
}

/** The places of the definition that the interface can open, at most `most`; those of the selected API first. */
export function placeItems(
  { studio, mirror, apiId: selected }: CommandContext,
  most = Number.POSITIVE_INFINITY,
): readonly PaletteItem[] {
  const apis = new Map(listApis(mirror).map(({ apiId, name }) => [apiId, name]));
  const own: PaletteItem[] = [];
  const others: PaletteItem[] = [];
  for (const [key, entity] of mirror.definition) {
    if (own.length >= most) break;
    const found = placeOfEntity(key);
    if (found === undefined) continue;
    const { kind, title, httpMethod } = describeEntity(key, studio.connection);
    const isOwn = found.apiId === selected;
    const apiName = isOwn ? undefined : apis.get(found.apiId);
    const isApi = kind === 'rest-api' || kind === 'v2-api';
    (isOwn ? own : others).push({
      id: `place:${key}`,
      group: 'Go to',
      icon: placeIcons[kind] ?? Waypoints,
      text: title,
      isMono: kind === 'method' || kind === 'resource' || kind === 'v2-route',
      ...(httpMethod !== undefined && { httpMethod }),
      detail: [detailOf(key, entity), apiName].filter(Boolean).join(', '),
      run: () => (isApi ? selectApi(studio.view, found.apiId) : openPlace(studio.view, found.apiId, found.place)),
    });
  }
  return [...own, ...others].slice(0, most);
}

/** Functions and other backends of the workspace, by name. */
export function backendItems({ studio, mirror }: CommandContext): readonly PaletteItem[] {
  const items: PaletteItem[] = [];
  for (const [key, entity] of mirror.definition) {
    const { kind, ids } = parseEntityKey(key);
    const place = backendPlaceOf(kind, ids[0] ?? '');
    if (place === undefined) continue;
    items.push({
      id: `place:${key}`,
      group: 'Go to',
      icon: placeIcons[kind] ?? Waypoints,
      text: 'name' in entity && typeof entity.name === 'string' ? entity.name : (ids[0] ?? ''),
      detail: kindWords(kind),
      run: () => openBackend(studio.view, place),
    });
  }
  return items;
}

/** The stages of the selected API. */
export function stageItems({ studio, mirror, apiId }: CommandContext): readonly PaletteItem[] {
  return mirror.stages
    .filter((stage) => stage.apiId === apiId)
    .map(({ stageName, pending }) => ({
      id: `stage:${stageName}`,
      group: 'Stages',
      icon: Layers,
      text: stageName,
      detail: pending.length === 0 ? 'all deployed' : `${pending.length} not deployed`,
      run: () => {
        if (apiId !== undefined) selectStage(studio.view, apiId, stageName);
      },
    }));
}

/** One row for the requests that mention `text`; none for less than two letters. */
export function trafficItems({ studio, mirror }: CommandContext, text: string): readonly PaletteItem[] {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const found = mirror.requests.filter((request) =>
    [request.path, request.requestId, request.failure?.reason, request.failure?.responseType].some((part) =>
      part?.toLowerCase().includes(wanted),
    ),
  );
  const newest = found[0];
  if (newest === undefined) return [];
  return [
    {
      id: 'traffic',
      group: 'In traffic',
      icon: Activity,
      text: `${found.length.toLocaleString('en-US')} ${found.length === 1 ? 'request mentions' : 'requests mention'} “${text.trim()}”`,
      detail: `newest ${new Date(newest.startedAt).toLocaleTimeString('en-GB')}`,
      run: () => studio.view.setState({ activity: 'traffic', trafficText: text.trim() }),
    },
  ];
}

function detailOf(key: EntityKey, entity: unknown): string | undefined {
  if (!key.startsWith('method:')) return undefined;
  const { operationName } = entity as { operationName?: string };
  return operationName;
}
