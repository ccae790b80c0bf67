// The sidebar's upper part for HTTP and WebSocket APIs: head with filter and add, the routes, their menu.
import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CornerDownRight, ListFilter, LogIn, LogOut, type LucideIcon, MessageSquare, Plus } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { useCommandTable } from '../../../commands/use-commands';
import { DirtyDot } from '../../../components/Count';
import { IconAction } from '../../../components/IconAction';
import { MethodBadge } from '../../../components/MethodBadge';
import { NothingMatches } from '../../../components/NothingMatches';
import { PaneHead } from '../../../components/PaneHead';
import { type MenuPoint, PointerMenu } from '../../../components/PointerMenu';
import { SideList, SideRow } from '../../../components/SideList';
import { usePendingKeys, useSelectedStageName } from '../../../state/hooks';
import { useDesign, useDesignStore } from '../../design-store';
import pane from '../../resource-tree/ResourcePane.module.css';
import { NewRouteField } from './NewRouteField';
import { RouteMenuItems } from './RouteMenuItems';
import styles from './RoutePane.module.css';
import { type RouteItem, type RouteRow, routeRows } from './route-rows';
import { useRouteActions } from './use-route-actions';

export interface RoutePaneProps {
  readonly view: V2ApiView;
  /** The route open in the centre. */
  readonly selected: EntityKey | undefined;
}

const rowHeight = 26;

/** Routes of an API; rows of 26, drawn as they come into view. */
export function RoutePane({ view, selected }: RoutePaneProps) {
  const store = useDesignStore();
  const { filter, isRouteAsked } = useDesign((state) => state);
  const { run } = useCommandTable();
  const actions = useRouteActions(view);
  const pending = usePendingKeys(view.api.id, useSelectedStageName());
  const [menu, setMenu] = useState<MenuPoint>();
  const scroller = useRef<HTMLDivElement>(null);
  const text = useDeferredValue(filter ?? '');
  const rows = useMemo(() => routeRows({ view, filter: text, pending }), [view, text, pending]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const at = rows.findIndex(({ id }) => id === selected);
  // what is opened from elsewhere comes into view
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const stop = at >= 0 ? at : rows.findIndex(({ kind }) => kind === 'route');
  const closeMenu = () => {
    setMenu(undefined);
    store.setState({ target: undefined });
  };

  return (
    <div className={pane.pane}>
      <PaneHead title="Routes" place="side">
        <IconAction
          icon={ListFilter}
          label="Filter routes"
          isOn={filter !== undefined}
          onClick={() => run('route.filter')}
        />
        <IconAction icon={Plus} label="New route" onClick={() => run('route.create')} />
      </PaneHead>
      {filter !== undefined && (
        <div className={pane.filter}>
          <TextInput
            autoFocus
            aria-label="Filter routes"
            placeholder="Route key, operation or endpoint"
            value={filter}
            onChange={(event) => store.setState({ filter: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Escape' && store.setState({ filter: undefined })}
          />
        </div>
      )}
      {isRouteAsked && (
        <NewRouteField
          view={view}
          onName={(routeKey) => actions.create(routeKey)}
          onClose={() => store.setState({ isRouteAsked: false })}
        />
      )}
      {rows.length === 0 && (text === '' ? <NoRoutes view={view} /> : <NothingMatches />)}
      <div ref={scroller} className={styles.scroller}>
        <SideList label="Routes">
          <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index] as RouteRow;
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: the row inside is the button; this hears its menu
                <div
                  key={row.id}
                  className={styles.place}
                  style={{ transform: `translateY(${start}px)` }}
                  onContextMenu={(event) => {
                    if (row.kind === 'heading') return;
                    event.preventDefault();
                    store.setState({ target: row.id });
                    setMenu({ x: event.clientX, y: event.clientY });
                  }}
                >
                  <Row
                    row={row}
                    isSelected={row.id === selected}
                    isStop={index === stop}
                    onOpen={(item) => actions.open({ kind: 'route', routeId: item.route.id })}
                  />
                </div>
              );
            })}
          </div>
        </SideList>
      </div>
      <PointerMenu at={menu} onClose={closeMenu}>
        <RouteMenuItems />
      </PointerMenu>
    </div>
  );
}

interface RowProps {
  readonly row: RouteRow;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onOpen: (item: RouteItem) => void;
}

function Row({ row, isSelected, isStop, onOpen }: RowProps) {
  if (row.kind === 'heading') {
    return (
      <div className={row.isPath ? styles.path : styles.heading} title={row.text}>
        {row.text}
      </div>
    );
  }
  const { verb, label, route, isPending } = row;
  return (
    <SideRow
      {...(verb === undefined && { icon: iconOf(route.routeKey) })}
      name={
        verb === undefined ? (
          <code>{label}</code>
        ) : (
          <span className={styles.method}>
            <MethodBadge method={verb} width="column" />
            <span className={styles.caption}>{label}</span>
          </span>
        )
      }
      title={route.routeKey}
      isSelected={isSelected}
      isStop={isStop}
      onOpen={() => onOpen(row)}
    >
      {isPending ? <DirtyDot /> : undefined}
    </SideRow>
  );
}

function iconOf(routeKey: string): LucideIcon {
  switch (routeKey) {
    case '$connect':
      return LogIn;
    case '$disconnect':
      return LogOut;
    case '$default':
      return CornerDownRight;
    default:
      return MessageSquare;
  }
}

function NoRoutes({ view }: { readonly view: V2ApiView }) {
  const isHttp = view.api.protocolType === 'HTTP';
  return (
    <p className={styles.none}>
      {isHttp
        ? 'No route yet: every request is answered 404. Add one such as GET /pets.'
        : 'No route yet: add $connect, $default, or a value of the route selection expression.'}
    </p>
  );
}
