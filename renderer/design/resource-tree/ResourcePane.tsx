// The sidebar's upper part: head with filter and add, the resource tree, its menu.
import { Menu, TextInput } from '@mantine/core';
import { ListFilter, Plus } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { RestApiView } from '../../../shared/definition/api-view';
import { type EntityKey, parseEntityKey } from '../../../shared/definition/entities';
import { useCommandTable } from '../../commands/use-commands';
import { IconAction } from '../../components/IconAction';
import { NothingMatches } from '../../components/NothingMatches';
import { PaneHead } from '../../components/PaneHead';
import type { MenuPoint } from '../../components/PointerMenu';
import { usePendingKeys, useSelectedStageName } from '../../state/hooks';
import { setOpen, useDesign, useDesignStore } from '../design-store';
import { ancestors, targetOfKey } from '../design-target';
import { useDesignActions } from '../use-design-actions';
import styles from './ResourcePane.module.css';
import { ResourceTree, type TreeEdit } from './ResourceTree';
import { moveProblem, partProblem, readNewPath } from './resource-moves';
import { AddMenuItems, type MenuShows, TargetPointerMenu } from './TargetMenu';
import { type TreeRow, treeRows } from './tree-rows';

export interface ResourcePaneProps {
  readonly view: RestApiView;
  /** The entity open in the centre. */
  readonly selected: EntityKey | undefined;
}

interface OpenMenu {
  readonly at: MenuPoint;
  readonly shows: MenuShows;
}

/** Resources and methods of an API. */
export function ResourcePane({ view, selected }: ResourcePaneProps) {
  const store = useDesignStore();
  const { closed, filter, edit } = useDesign((state) => state);
  const { run } = useCommandTable();
  const actions = useDesignActions(view);
  const pending = usePendingKeys(view.api.id, useSelectedStageName());
  const [menu, setMenu] = useState<OpenMenu>();
  const pane = useRef<HTMLDivElement>(null);
  const text = useDeferredValue(filter ?? '');
  const rows = useMemo(() => treeRows({ view, closed, filter: text, pending }), [view, closed, text, pending]);

  // a place opened from elsewhere is never hidden in a closed resource
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection opens; later the user may close
  useEffect(() => {
    const node = targetOfKey(view, selected)?.node;
    if (node === undefined) return;
    const above = ancestors(node).map(({ resource }) => resource.id);
    const isMethod = selected?.startsWith('method:') === true;
    setOpen(store, isMethod ? [node.resource.id, ...above] : above, true);
  }, [selected, store]);

  const select = (row: TreeRow) =>
    actions.open(
      row.kind === 'resource'
        ? { kind: 'resource', resourceId: row.resourceId }
        : { kind: 'method', resourceId: row.resourceId, httpMethod: row.httpMethod },
    );
  const runOn = (key: EntityKey, command: string) => {
    store.setState({ target: key });
    run(command);
    store.setState({ target: undefined });
  };
  const openMenu = (row: TreeRow, at: MenuPoint, shows: MenuShows) => {
    store.setState({ target: row.key });
    setMenu({ at, shows });
  };
  const closeMenu = () => {
    setMenu(undefined);
    store.setState({ target: undefined });
    // unless the chosen command took the focus (a name field, a dialog), it goes back to the tree
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) pane.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
    });
  };
  const nameProblem = (named: TreeEdit, typed: string) => {
    const target = targetOfKey(view, named.key);
    if (target === undefined) return 'It is gone.';
    if (named.kind === 'create') return readNewPath(view, target.node, typed).problem;
    if (target.method !== undefined || target.node.parent === undefined) return undefined;
    return partProblem(target.node.parent, typed.trim(), target.node);
  };
  const takeName = async (named: TreeEdit, typed: string) => {
    const target = targetOfKey(view, named.key);
    if (target === undefined) return true;
    const { node, method } = target;
    if (named.kind === 'create') return actions.createPath(readNewPath(view, node, typed).path);
    if (method !== undefined) return actions.renameMethod(node.resource.id, method.httpMethod, typed.trim());
    return actions.renameResource(node.resource.id, typed.trim());
  };

  return (
    <div className={styles.pane} ref={pane}>
      <PaneHead title="Resources" place="side">
        <IconAction
          icon={ListFilter}
          label="Filter resources"
          isOn={filter !== undefined}
          onClick={() => run('design.filter')}
        />
        <Menu position="bottom-end" width={216}>
          <Menu.Target>
            <IconAction icon={Plus} label="Add" aria-haspopup="menu" />
          </Menu.Target>
          <Menu.Dropdown>
            <AddMenuItems />
          </Menu.Dropdown>
        </Menu>
      </PaneHead>
      {filter !== undefined && (
        <div className={styles.filter}>
          <TextInput
            autoFocus
            aria-label="Filter resources"
            placeholder="Path, method or operation"
            value={filter}
            onChange={(event) => store.setState({ filter: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Escape' && store.setState({ filter: undefined })}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <NothingMatches />
      ) : (
        <ResourceTree
          rows={rows}
          selected={selected}
          edit={edit}
          onSelect={select}
          onToggle={(row, isOpen) => setOpen(store, [row.resourceId], isOpen)}
          onEdit={(next) => (next === undefined ? store.setState({ edit: undefined }) : startEdit(next))}
          onRemove={(row) => runOn(row.key, 'design.delete')}
          onMenu={(row, at) => openMenu(row, at, row.kind)}
          nameProblem={nameProblem}
          onName={takeName}
          drag={{
            problemOf: (resourceId, parentId) => moveProblem(view, resourceId, parentId),
            onMove: (resourceId, parentId) => void actions.moveResource(resourceId, parentId),
          }}
          onAdd={(row, at) => openMenu(row, at, 'add')}
        />
      )}
      <TargetPointerMenu at={menu?.at} shows={menu?.shows ?? 'resource'} onClose={closeMenu} />
    </div>
  );

  /** The root has no name to change. */
  function startEdit(next: TreeEdit) {
    const isRoot = next.kind === 'rename' && parseEntityKey(next.key).ids[1] === view.root.resource.id;
    if (!(isRoot && next.key.startsWith('resource:'))) store.setState({ edit: next });
  }
}
