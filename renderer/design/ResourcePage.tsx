// A resource in the centre: its methods, what stands below it, and what can be added.
import { Menu } from '@mantine/core';
import { ChevronRight, Plus, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ResourceView, RestApiView } from '../../shared/definition/api-view';
import { entityKey } from '../../shared/definition/entities';
import { CommandButton } from '../commands/CommandButton';
import { Count, DirtyDot } from '../components/Count';
import { EmptyState, ExampleCard } from '../components/EmptyState';
import { HeadingLevel } from '../components/heading-level';
import { MethodBadge } from '../components/MethodBadge';
import { MoreMenu } from '../components/MoreMenu';
import { PaneTitle } from '../components/PaneHead';
import { SectionHead } from '../components/SectionHead';
import { ToolButton } from '../components/ToolButton';
import { usePendingKeys, useSelectedStageName } from '../state/hooks';
import { endpointCaption } from './diagram/endpoint-words';
import styles from './ResourcePage.module.css';
import { TargetMenuItems, VerbItems } from './resource-tree/TargetMenu';
import { countMethods, orderedMethods } from './resource-tree/tree-rows';
import { useDesignActions } from './use-design-actions';

export interface ResourcePageProps {
  readonly view: RestApiView;
  readonly node: ResourceView;
}

/** Shows a resource; rows open what they name. */
export function ResourcePage({ view, node }: ResourcePageProps) {
  const actions = useDesignActions(view);
  const pending = usePendingKeys(view.api.id, useSelectedStageName());
  const { id } = node.resource;
  const methods = orderedMethods(node);
  const isEmpty = methods.length === 0 && node.children.length === 0;
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="design.copyPath" look="icon" label="Copy address" />
            <MoreMenu>
              <TargetMenuItems isMethod={false} />
            </MoreMenu>
          </>
        }
      >
        <h1 className={styles.path} title={node.path}>
          {node.path}
        </h1>
      </PaneTitle>
      <div className={styles.body} data-region="form">
        {isEmpty ? (
          <EmptyState
            icon={Waypoints}
            title={node.parent === undefined ? 'Nothing here yet' : 'No method yet'}
            sentence="A resource answers once it has a method. A new one is a mock that answers 200 at once."
            actions={
              <>
                <ToolButton tone="primary" icon={Plus} onClick={() => void actions.createMethod(id, 'GET')}>
                  New GET method
                </ToolButton>
                <CommandButton command="design.createResource" label="New resource" />
              </>
            }
            example={
              <ExampleCard
                title="Pets by id"
                action={
                  <ToolButton
                    tone="subtle"
                    size="small"
                    icon={Plus}
                    onClick={() => void actions.createPath(`${node.path === '/' ? '' : node.path}/pets/{id}`)}
                  >
                    Add this one
                  </ToolButton>
                }
                rows={[<code key="pets">/pets</code>, <code key="id">/pets/{'{id}'}</code>]}
              />
            }
          />
        ) : (
          <HeadingLevel value={2}>
            <div className={styles.lists}>
              <SectionHead title="Methods" count={methods.length}>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ToolButton tone="subtle" size="small" icon={Plus} aria-haspopup="menu">
                      Add
                    </ToolButton>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <VerbItems />
                  </Menu.Dropdown>
                </Menu>
              </SectionHead>
              <Rows>
                {methods.map((method) => (
                  <Row
                    key={method.httpMethod}
                    isPending={pending.has(entityKey('method', view.api.id, id, method.httpMethod))}
                    onOpen={() => actions.open({ kind: 'method', resourceId: id, httpMethod: method.httpMethod })}
                  >
                    <MethodBadge method={method.httpMethod} width="column" />
                    <span className={styles.name}>{method.operationName || endpointCaption(method)}</span>
                    {method.operationName && <span className={styles.quiet}>{endpointCaption(method)}</span>}
                  </Row>
                ))}
              </Rows>
              <SectionHead title="Resources below" count={node.children.length}>
                <CommandButton command="design.createResource" tone="subtle" size="small" label="Add" />
              </SectionHead>
              <Rows>
                {node.children.map((child) => (
                  <Row
                    key={child.resource.id}
                    isPending={pending.has(entityKey('resource', view.api.id, child.resource.id))}
                    onOpen={() => actions.open({ kind: 'resource', resourceId: child.resource.id })}
                  >
                    <code className={styles.name}>/{child.resource.pathPart}</code>
                    <Count value={countMethods(child)} label={`${countMethods(child)} methods`} />
                  </Row>
                ))}
              </Rows>
              <SectionHead title="Cross-origin requests">
                <CommandButton command="design.enableCors" size="small" label="Enable CORS" />
              </SectionHead>
              <p className={styles.sentence}>
                {node.methods.has('OPTIONS')
                  ? 'OPTIONS is there. Enabling CORS again shows what it would change first.'
                  : 'Browsers on other origins are refused until OPTIONS answers their preflight.'}
              </p>
            </div>
          </HeadingLevel>
        )}
      </div>
    </>
  );
}

function Rows({ children }: { readonly children: readonly ReactNode[] }) {
  return children.length === 0 ? (
    <p className={styles.sentence}>None.</p>
  ) : (
    <div className={styles.rows}>{children}</div>
  );
}

interface RowProps {
  readonly isPending: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Row({ isPending, onOpen, children }: RowProps) {
  return (
    <button type="button" className={styles.row} onClick={onOpen}>
      {children}
      <span className={styles.end}>
        {isPending && <DirtyDot />}
        <ChevronRight size={14} strokeWidth={1.8} aria-hidden="true" />
      </span>
    </button>
  );
}
