// The kinds of rules that tables of patch paths are made of.
import { badRequest, notFound } from '../../wire/aws-error';
import type { Draft, PatchRule } from './apply-patch';
import type { PatchOp } from './patch-operation';

const all: readonly PatchOp[] = ['add', 'remove', 'replace'];
const onlyReplace: readonly PatchOp[] = ['replace'];

/** A text; an empty or absent value takes it away, and so does `remove` where the table allows it. */
export function textAt(path: string, ops: readonly PatchOp[] = onlyReplace): PatchRule {
  return {
    path,
    ops,
    apply: (draft, { op, value }) => setMember(draft, path, op === 'remove' || value === '' ? undefined : value),
  };
}

/** Which addresses may call. AWS recorded: the refusal of another value. */
export const ipAddressTypeRule: PatchRule = {
  path: '/endpointConfiguration/ipAddressType',
  ops: onlyReplace,
  apply(draft, { path = '', value = '' }) {
    if (value !== 'ipv4' && value !== 'dualstack') throw badRequest('ipAddressType must be either ipv4 or dualstack.');
    setMember(draft, path, value);
  },
};

/** A boolean. AWS recorded: what is not `true` counts as false. */
export function booleanAt(path: string, ops: readonly PatchOp[] = onlyReplace): PatchRule {
  return { path, ops, apply: (draft, { value }) => setMember(draft, path, value?.toLowerCase() === 'true') };
}

/** A number; `refusal` says what is wrong with a text that is none. An empty value takes the member away. */
export function numberAt(path: string, refusal: string, ops: readonly PatchOp[] = onlyReplace): PatchRule {
  return {
    path,
    ops,
    apply(draft, { op, value }) {
      if (op === 'remove' || value === undefined || value === '') {
        setMember(draft, path, undefined);
        return;
      }
      if (!/^-?\d+(\.\d+)?$/.test(value)) throw badRequest(refusal);
      setMember(draft, path, Number(value));
    },
  };
}

export interface MapRuleOptions {
  /** What a text on the wire becomes. Default: the text. */
  readonly read?: (value: string) => unknown;
  /** The refusal of `replace` and `remove` of a key that is not there. Default: none. */
  readonly missing?: string;
  /** The refusal of an empty value. Default: none, the empty text is stored. */
  readonly empty?: string;
}

/**
 * A map with one path per key. `add` and `replace` set the key, `remove` deletes it.
 * AWS recorded: the member goes when its last key does.
 */
export function mapAt(path: string, { read = (value) => value, missing, empty }: MapRuleOptions = {}): PatchRule {
  return {
    path: `${path}/{key}`,
    ops: all,
    apply(draft, { op, value }, [key = '']) {
      const map = new Map(Object.entries((readPath(draft, path) as Draft | undefined) ?? {}));
      if (missing !== undefined && op !== 'add' && !map.has(key)) throw notFound(missing);
      if (empty !== undefined && op !== 'remove' && (value === undefined || value === '')) throw badRequest(empty);
      if (op === 'remove') map.delete(key);
      else map.set(key, read(value ?? ''));
      setMember(draft, path, map.size === 0 ? undefined : Object.fromEntries(map));
    },
  };
}

/** A list whose elements come as values: `add` appends one, `remove` takes one away, `replace` sets the list. */
export function listAt(path: string, ops: readonly PatchOp[] = ['add', 'remove']): PatchRule {
  return {
    path,
    ops,
    apply(draft, { op, value = '' }) {
      const list = (readPath(draft, path) as readonly string[] | undefined) ?? [];
      const given = value.split(',').filter((element) => element !== '');
      if (op === 'replace') setMember(draft, path, given);
      else if (op === 'remove')
        setMember(
          draft,
          path,
          list.filter((element) => !given.includes(element)),
        );
      else setMember(draft, path, [...list, ...given.filter((element) => !list.includes(element))]);
    },
  };
}

/** Sets the member at a path of known names; undefined removes it. */
export function setMember(draft: Draft, path: string, value: unknown): void {
  const names = path.slice(1).split('/');
  const last = names.pop() ?? '';
  let place = draft;
  for (const name of names) {
    place[name] = { ...(place[name] as Draft | undefined) };
    place = place[name] as Draft;
  }
  if (value === undefined) delete place[last];
  else place[last] = value;
}

function readPath(draft: Draft, path: string): unknown {
  let value: unknown = draft;
  for (const name of path.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Draft)[name];
  }
  return value;
}
