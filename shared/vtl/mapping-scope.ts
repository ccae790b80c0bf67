/** The variables of a mapping template: `$input`, `$util`, `$context` and `$stageVariables`. */

import { inputVariable } from './input-variable';
import type { TemplateScope } from './template';
import { EvaluationError } from './template-error';
import { utilVariable } from './util-variable';
import { type MapKey, type MapValue, mapValue, type Value } from './value-kinds';
import { fromPlain, toPlain } from './values';

/** What a request brings to its templates. */
export interface MappingInput {
  /** The payload as text; null or empty reads `{}`. */
  readonly body: string | null;
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly querystring: Readonly<Record<string, string>>;
    readonly header: Readonly<Record<string, string>>;
  };
  /** `$context` without the overrides, which are added. Fields that are undefined are missing. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** What templates have put into `$context.requestOverride`, as plain data; a list stands for several values. */
export interface RequestOverride {
  readonly header: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, unknown>>;
  readonly querystring: Readonly<Record<string, unknown>>;
}

/** What templates have put into `$context.responseOverride`. */
export interface ResponseOverride {
  readonly header: Readonly<Record<string, unknown>>;
  /** As the template left it: an integer, a string, anything; absent if it was not set. */
  readonly status?: unknown;
}

/** The variables of one request, shared by its request and response templates. */
export interface MappingScope {
  /** What `CompiledTemplate.render` takes. */
  readonly variables: TemplateScope;
  /** The overrides as they are now. */
  requestOverride(): RequestOverride;
  responseOverride(): ResponseOverride;
  /** The same request with another payload: what was set in `$context` is still there. */
  withBody(body: string | null): MappingScope;
}

/** Opens the variables of a request. Each is made when a template first asks for it. */
export function openMappingScope(input: MappingInput): MappingScope {
  const shared = {
    context: once(() => contextValue(input.context)),
    parameters: once(() => parameterMaps(input.params)),
    stageVariables: once(() => fromPlain(input.stageVariables)),
    util: once(utilVariable),
  };
  return scopeOver(input.body, shared);
}

interface Shared {
  readonly context: () => MapValue;
  readonly parameters: () => MapValue;
  readonly stageVariables: () => Value;
  readonly util: () => Value;
}

function scopeOver(body: string | null, shared: Shared): MappingScope {
  const input = once(() => inputVariable(body, shared.parameters));
  return {
    variables: {
      get(name) {
        switch (name) {
          case 'input':
            return input();
          case 'util':
            return shared.util();
          case 'context':
            return shared.context();
          case 'stageVariables':
            return shared.stageVariables();
          default:
            return undefined;
        }
      },
    },
    requestOverride() {
      const override = shared.context().entries.get('requestOverride');
      return {
        header: plainPart(override, 'header'),
        path: plainPart(override, 'path'),
        querystring: plainPart(override, 'querystring'),
      };
    },
    responseOverride() {
      const override = shared.context().entries.get('responseOverride');
      const status = isMap(override) ? override.entries.get('status') : undefined;
      const header = plainPart(override, 'header');
      return status === undefined || status === null ? { header } : { header, status: toPlain(status) };
    },
    withBody: (other) => scopeOver(other, shared),
  };
}

/** `$context` with the maps that overrides are assigned into. */
function contextValue(context: Readonly<Record<string, unknown>>): MapValue {
  const value = fromPlain(context) as MapValue;
  value.entries.set('requestOverride', mapValue(new Map(overrideMaps(['header', 'path', 'querystring']))));
  value.entries.set('responseOverride', mapValue(new OverriddenOnce(overrideMaps(['header']), 'status')));
  return value;
}

function overrideMaps(names: readonly string[]): [MapKey, Value][] {
  return names.map((name) => [name, mapValue(new OverriddenOnce([]))]);
}

/**
 * AWS documented: a parameter may be overridden once; a second override of it fails the request.
 * `only` restricts that to one key.
 */
class OverriddenOnce extends Map<MapKey, Value> {
  constructor(
    entries: readonly [MapKey, Value][],
    private readonly only?: string,
  ) {
    super();
    for (const [key, value] of entries) super.set(key, value);
  }

  override set(key: MapKey, value: Value): this {
    if (this.has(key) && (this.only === undefined || this.only === key)) {
      throw new EvaluationError(`"${String(key)}" is overridden already, and may be only once.`);
    }
    return super.set(key, value);
  }
}

function parameterMaps(params: MappingInput['params']): MapValue {
  return mapValue(
    new Map<MapKey, Value>([
      ['path', fromPlain(params.path)],
      ['querystring', fromPlain(params.querystring)],
      ['header', fromPlain(params.header)],
    ]),
  );
}

function plainPart(override: Value | undefined, name: string): Readonly<Record<string, unknown>> {
  const part = isMap(override) ? override.entries.get(name) : undefined;
  return isMap(part) ? (toPlain(part) as Record<string, unknown>) : {};
}

function isMap(value: Value | undefined): value is MapValue {
  return typeof value === 'object' && value?.kind === 'map';
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
