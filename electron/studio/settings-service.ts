// Services of the subjects `settings` and `host`.
import type { StudioServices } from '../../shared/contract/contract';
import { StudioError } from '../../shared/contract/errors';
import type { Settings } from '../../shared/contract/workspace';
import { fidelityLedger } from '../../shared/fidelity/fidelity-ledger';
import type { SettingsStore } from '../storage/settings/settings-store';
import type { HostDialogs, StudioHost } from './host';

/** Makes the settings service; `changed` hears of every change. */
export function settingsService(
  store: SettingsStore,
  changed: (settings: Settings) => void,
): StudioServices['settings'] {
  return {
    read: () => store.settings,
    async update({ layout, ...fields }) {
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      const next = await store.update({ ...given, layout: { ...store.settings.layout, ...layout } });
      changed(next);
      return next;
    },
  };
}

/** Makes the host service: what this host can do, and its dialogs. */
export function hostService({
  capabilities,
  dialogs,
}: Pick<StudioHost, 'capabilities' | 'dialogs'>): StudioServices['host'] {
  const require = (): HostDialogs => {
    if (dialogs === undefined)
      throw new StudioError('NOT_CAPABLE', `The ${capabilities.kind} host has no file dialogs.`);
    return dialogs;
  };
  return {
    capabilities: () => capabilities,
    pickFolder: ({ title }) => require().pickFolder(title),
    pickFile: ({ title }) => require().pickFile(title),
    pickDocument: ({ title }) => require().pickDocument(title),
    saveDocument: ({ title, fileName, text }) => require().saveDocument(title, fileName, text),
    saveBytes: ({ title, fileName, base64 }) => require().saveDocument(title, fileName, Buffer.from(base64, 'base64')),
    fidelity: () => fidelityLedger,
  };
}
