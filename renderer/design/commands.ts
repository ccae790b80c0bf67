// The commands of the Design screen: the same deeds for tree, menus, buttons and palette.
import {
  ArrowRightLeft,
  FolderPlus,
  Globe,
  Link,
  ListFilter,
  PanelRight,
  PencilLine,
  Plus,
  Trash2,
} from 'lucide-react';
import { httpMethods } from '../../shared/definition/rest/method';
import type { Command, CommandContext } from '../commands/command';
import { type ApiSection, apiSections, openPlace } from '../state/view-store';
import { type DesignActions, designActions } from './design-actions';
import { type DesignStore, setOpen } from './design-store';
import { ancestors, type DesignTarget, keyOfPlace, placeToShow, targetOfKey } from './design-target';
import { boxNames, boxTitles } from './diagram/box-names';
import { isLargeRemoval, removalQuestion } from './removal-words';
import { sectionTitles } from './sections/section-list';

/** A command's surroundings on this screen. */
interface Scene {
  readonly target: DesignTarget | undefined;
  readonly actions: DesignActions;
}

/** The commands over `store`. Pass the same array to `useCommands` for as long as the screen is open. */
export function designCommands(store: DesignStore): readonly Command[] {
  const sceneOf = (context: CommandContext): Scene | undefined => {
    const view = context.apiId === undefined ? undefined : context.studio.connection.viewOf(context.apiId);
    if (view === undefined) return undefined;
    const place = placeToShow(view, context.view.places.get(view.api.id));
    const target = targetOfKey(view, store.getState().target) ?? targetOfKey(view, keyOfPlace(view.api.id, place));
    const actions = designActions(
      {
        client: context.studio.client,
        view: context.studio.view,
        toasts: context.toasts,
        copyText: (text) => navigator.clipboard.writeText(text),
      },
      view,
    );
    return { target, actions };
  };
  const keyOf = (context: CommandContext, { node, method }: DesignTarget) =>
    keyOfPlace(
      context.apiId ?? '',
      method === undefined
        ? { kind: 'resource', resourceId: node.resource.id }
        : { kind: 'method', resourceId: node.resource.id, httpMethod: method.httpMethod },
    );

  /** A command that needs a target. */
  const onTarget = (
    command: Omit<Command, 'title' | 'run' | 'isEnabled' | 'group'>,
    title: (target: DesignTarget) => string,
    run: (target: DesignTarget, scene: Scene, context: CommandContext) => unknown,
    mayRun: (target: DesignTarget) => boolean = () => true,
  ): Command => ({
    group: 'API',
    ...command,
    title: (context) => {
      const target = sceneOf(context)?.target;
      return target === undefined ? command.id : title(target);
    },
    isEnabled: (context) => {
      const target = sceneOf(context)?.target;
      return target !== undefined && mayRun(target);
    },
    run: async (context) => {
      const scene = sceneOf(context);
      if (scene?.target !== undefined) await run(scene.target, scene, context);
    },
  });

  return [
    onTarget(
      { id: 'design.createResource', icon: FolderPlus, whyDisabled: 'Nothing can stand below a greedy path' },
      ({ node }) => `New resource below ${node.path}`,
      ({ node }, _scene, context) => {
        setOpen(store, [node.resource.id, ...ancestors(node).map(({ resource }) => resource.id)], true);
        const key = keyOf(context, { node });
        store.setState({ filter: undefined, ...(key !== undefined && { edit: { kind: 'create', key } }) });
      },
      ({ node }) => !(node.resource.pathPart ?? '').endsWith('+}'),
    ),
    ...httpMethods.map((verb) =>
      onTarget(
        { id: `design.createMethod.${verb}`, icon: Plus, whyDisabled: 'The resource has it already' },
        ({ node }) => `New method ${verb} on ${node.path}`,
        ({ node }, { actions }) => {
          setOpen(store, [node.resource.id], true);
          return actions.createMethod(node.resource.id, verb);
        },
        ({ node }) => !node.methods.has(verb),
      ),
    ),
    onTarget(
      { id: 'design.enableCors', icon: Globe },
      ({ node }) => `Enable CORS on ${node.path}`,
      ({ node }, _scene, { studio, apiId }) => {
        if (apiId === undefined) return;
        studio.view.setState({ overlay: { kind: 'enable-cors', apiId, resourceId: node.resource.id } });
      },
    ),
    onTarget(
      { id: 'design.rename', icon: PencilLine, whyDisabled: 'The root has no name' },
      ({ node, method }) =>
        method === undefined ? `Rename ${node.path}` : `Change the operation name of ${method.httpMethod} ${node.path}`,
      (target, _scene, context) => {
        setOpen(
          store,
          ancestors(target.node).map(({ resource }) => resource.id),
          true,
        );
        const key = keyOf(context, target);
        if (key !== undefined) store.setState({ filter: undefined, edit: { kind: 'rename', key } });
      },
      ({ node, method }) => method !== undefined || node.parent !== undefined,
    ),
    onTarget(
      { id: 'design.move', icon: ArrowRightLeft, whyDisabled: 'The root stays where it is' },
      ({ node }) => `Move ${node.path}…`,
      ({ node }) => store.setState({ movingId: node.resource.id }),
      ({ node }) => node.parent !== undefined,
    ),
    onTarget(
      { id: 'design.copyPath', icon: Link },
      ({ node }) => `Copy address of ${node.path}`,
      ({ node }, { actions }, { mirror, apiId, stageName }) => {
        const stage = mirror.stages.find((each) => each.apiId === apiId && each.stageName === stageName);
        return actions.copyPath(node, stage?.deploymentId === undefined ? undefined : stage.urls.path);
      },
    ),
    onTarget(
      { id: 'design.delete', icon: Trash2, whyDisabled: 'The root stays' },
      ({ node, method }) => (method === undefined ? `Delete ${node.path}` : `Delete ${method.httpMethod} ${node.path}`),
      async ({ node, method }, { actions }, { confirm }) => {
        if (method !== undefined) return actions.removeMethod(node, method);
        if (isLargeRemoval(node) && !(await confirm(removalQuestion(node)))) return false;
        return actions.removeResource(node);
      },
      ({ node, method }) => method !== undefined || node.parent !== undefined,
    ),
    {
      id: 'design.filter',
      title: 'Filter resources',
      group: 'API',
      icon: ListFilter,
      run: () => store.setState(({ filter }) => ({ filter: filter === undefined ? '' : undefined })),
    },
    {
      id: 'design.toggleTest',
      title: ({ view }) => (view.isTestPaneOpen ? 'Close the Test pane' : 'Open the Test pane'),
      group: 'View',
      icon: PanelRight,
      run: ({ studio, view }) => studio.view.setState({ isTestPaneOpen: !view.isTestPaneOpen }),
    },
    ...boxNames.map((box) =>
      onTarget(
        { id: `design.open.${box}` },
        ({ node, method }) => `Open ${boxTitles[box].toLowerCase()} of ${method?.httpMethod ?? ''} ${node.path}`,
        ({ node, method }, { actions }) =>
          method && actions.open({ kind: 'method', resourceId: node.resource.id, httpMethod: method.httpMethod, box }),
        ({ method }) => method !== undefined,
      ),
    ),
    ...apiSections.map((section) => openSection(section)),
  ];
}

function openSection(section: ApiSection): Command {
  return {
    id: `design.open.${section}`,
    title: sectionTitles[section],
    group: 'Go to',
    isEnabled: ({ apiId }) => apiId !== undefined,
    run: ({ studio, apiId }) => {
      if (apiId !== undefined) openPlace(studio.view, apiId, { kind: 'section', section });
    },
  };
}
