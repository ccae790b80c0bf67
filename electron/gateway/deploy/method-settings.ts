// A stage's method settings, found by resource and method.
// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
import { methodOfSettingKey } from '../../../shared/definition/rest/method-settings';
import type { MethodSetting } from '../../../shared/definition/rest/stage';
import type { StageSettings } from '../ports';

export interface CompiledMethodSettings {
  readonly isEmpty: boolean;
  /** The setting of the method entity (`ANY` included) that serves `verb`: its own entry, whole, or the stage default. */
  find(resourcePath: string, httpMethod: string, verb: string): MethodSetting | undefined;
  /** True where the method has an entry of its own. */
  hasOwn(resourcePath: string, httpMethod: string, verb: string): boolean;
}

const stageDefault = '*/*';

/** Prepares each stage's settings once. */
export function openMethodSettings(): (settings: StageSettings) => CompiledMethodSettings {
  const prepared = new WeakMap<StageSettings, CompiledMethodSettings>();
  return (settings) => {
    const known = prepared.get(settings);
    if (known !== undefined) return known;
    const compiled = compileMethodSettings(settings.methodSettings);
    prepared.set(settings, compiled);
    return compiled;
  };
}

/** Prepares the settings; a method's entry replaces the stage default as a whole. */
export function compileMethodSettings(settings: Readonly<Record<string, MethodSetting>>): CompiledMethodSettings {
  const entries = new Map(Object.entries(settings).map(([key, setting]) => [normalKey(key), setting]));
  return {
    isEmpty: entries.size === 0,
    hasOwn: (resourcePath, httpMethod, verb) =>
      entries.has(`${resourcePath}/${verb}`) || entries.has(`${resourcePath}/${httpMethod}`),
    find(resourcePath, httpMethod, verb) {
      if (entries.size === 0) return undefined;
      return (
        entries.get(`${resourcePath}/${verb}`) ??
        entries.get(`${resourcePath}/${httpMethod}`) ??
        entries.get(stageDefault)
      );
    },
  };
}

// AWS assumed: a key reads back as it was sent, so `~1pets~1{id}/GET`, `pets/{id}/GET` and `/pets/{id}/GET` all count
function normalKey(key: string): string {
  if (key === stageDefault) return key;
  const [, httpMethod = '', path = ''] = /^(\S*) (.*)$/s.exec(methodOfSettingKey(key)) ?? [];
  return `${path}/${httpMethod}`;
}
