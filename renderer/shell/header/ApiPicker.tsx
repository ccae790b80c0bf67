// The picker of the API everything else is about.
import { Menu } from '@mantine/core';
import { ArrowRightLeft, Check, ChevronDown, FileInput, FileOutput, FolderOpen, Link2, Plus } from 'lucide-react';
import type { ProtocolType } from '../../../shared/definition/api-view';
import { useCommandTable } from '../../commands/use-commands';
import { Tag } from '../../components/Count';
import { useApis, useSelectedApiId, useWorkspace } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { selectApi } from '../../state/view-store';
import styles from './Header.module.css';

const deeds = [
  { id: 'api.create', label: 'New API', icon: Plus },
  { id: 'document.import', label: 'Import', icon: FileInput },
  { id: 'document.export', label: 'Export', icon: FileOutput },
  { id: 'link.create', label: 'Link to a file', icon: Link2 },
  { id: 'api.toHttp', label: 'Move to an HTTP API', icon: ArrowRightLeft },
  { id: 'workspace.open', label: 'Open folder', icon: FolderOpen },
] as const;

const protocolWords: Readonly<Record<ProtocolType, string>> = { REST: 'REST', HTTP: 'HTTP', WEBSOCKET: 'WebSocket' };

/** The selected API with its type; the menu has the others and what makes new ones. */
export function ApiPicker() {
  const { view } = useStudio();
  const { registry, run } = useCommandTable();
  const apis = useApis();
  const selected = useSelectedApiId();
  const workspace = useWorkspace();
  const current = apis.find(({ apiId }) => apiId === selected);
  const shown = deeds.filter(({ id }) => registry.find(id) !== undefined);
  return (
    <Menu position="bottom-start" width={260} withinPortal={false} returnFocus>
      <Menu.Target>
        <button type="button" className={styles.pick} aria-label={`API: ${current?.name ?? 'none yet'}`}>
          <span className={styles.name}>{current?.name ?? workspace?.name}</span>
          {current !== undefined && <Tag>{protocolWords[current.protocol]}</Tag>}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {apis.length > 0 && <Menu.Label>{workspace?.name}</Menu.Label>}
        {apis.map((api) => (
          <Menu.Item
            key={api.apiId}
            leftSection={
              api.apiId === selected ? <Check size={14} aria-hidden="true" /> : <span className={styles.gap} />
            }
            rightSection={<Tag>{protocolWords[api.protocol]}</Tag>}
            aria-current={api.apiId === selected || undefined}
            onClick={() => selectApi(view, api.apiId)}
          >
            {api.name}
          </Menu.Item>
        ))}
        {apis.length > 0 && <Menu.Divider />}
        {shown.map(({ id, label, icon: Icon }) => (
          <Menu.Item key={id} leftSection={<Icon size={14} aria-hidden="true" />} onClick={() => void run(id)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
