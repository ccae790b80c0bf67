// Recent workspaces for the palette.
import { Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient } from '../../state/studio-context';
import type { PaletteItem } from './palette-items';

/** Reads the recent workspaces when they are wanted. */
export function useRecentItems(isWanted: boolean): readonly PaletteItem[] {
  const client = useClient();
  const [items, setItems] = useState<readonly PaletteItem[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const read = async () => {
      const recent = await client.workspace.recent().catch(() => []);
      if (!isCurrent) return;
      setItems(
        recent.map(({ folder, name, contents }) => ({
          id: `recent:${folder}`,
          group: 'Recent',
          icon: Folder,
          text: name,
          detail: contents === '' ? folder : `${contents}, ${folder}`,
          run: async () => void (await client.workspace.open({ folder })),
        })),
      );
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [client, isWanted]);
  return items;
}
