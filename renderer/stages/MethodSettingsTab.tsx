// Logging, metrics, throttling and caching of a stage of a REST API: for all methods, then those that differ.
import type { StageState } from '../../shared/contract/stages';
import { entityKey } from '../../shared/definition/entities';
import { methodOfSettingKey, newMethodSetting, settingKeyOf } from '../../shared/definition/rest/method-settings';
import { ToolButton } from '../components/ToolButton';
import { useCommit } from '../design/forms/commit';
import { useApiView, useEntity } from '../state/hooks';
import { methodSettingFields } from './method-setting-fields';
import { PartSettings, type SettingsPart } from './PartSettings';

const everyMethod = '*/*';

/** The tab Methods. */
export function MethodSettingsTab({ stage }: { readonly stage: StageState }) {
  const key = entityKey('stage', stage.apiId, stage.stageName);
  const view = useApiView(stage.apiId);
  const { methodSettings = {} } = useEntity(key) ?? {};
  const commit = useCommit(key);
  if (view === undefined) return null;
  const methods = [...view.resources.values()].flatMap(({ path, methods: verbs }) =>
    [...verbs.keys()].map((verb): SettingsPart => ({ key: settingKeyOf(path, verb), title: `${verb} ${path}` })),
  );
  const titles = new Set(methods.map(({ title }) => title));
  const own = Object.keys(methodSettings)
    .filter((entry) => entry !== everyMethod)
    .map((entry): SettingsPart => {
      const title = methodOfSettingKey(entry);
      return { key: entry, title, detail: titles.has(title) ? undefined : 'no such method' };
    });
  const taken = new Set(own.map(({ title }) => title));
  const ofAll = methodSettings[everyMethod];
  // AWS recorded: a new entry copies what the entry of all methods holds at that moment
  const begin = (entry: string, title: string) =>
    void commit(
      [{ path: ['methodSettings', entry], value: { ...newMethodSetting, ...ofAll } }],
      `Settings of ${title}`,
    );
  return (
    <PartSettings
      entityKey={key}
      member="methodSettings"
      noun="method"
      fields={methodSettingFields}
      all={
        ofAll === undefined ? (
          <ToolButton onClick={() => begin(everyMethod, 'all methods')}>Set for all methods</ToolButton>
        ) : (
          { place: ['methodSettings', everyMethod], ledgerPlace: ['methodSettings', '*'] }
        )
      }
      own={own}
      offered={methods.filter(({ title }) => !taken.has(title))}
      onBegin={({ key: entry, title }) => begin(entry, title)}
      onRemove={({ key: entry, title }) =>
        void commit([{ path: ['methodSettings', entry] }], `Remove settings of ${title}`)
      }
    />
  );
}
