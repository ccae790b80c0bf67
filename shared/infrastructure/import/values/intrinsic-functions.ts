// CloudFormation's functions, each by its name.
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import { base64Text, utf8Bytes } from '../../../vtl/text-bytes';
import type { Members } from '../reading/read-template';
import { memberOf, textOf } from '../reading/texts';
import type { Path, Resolver } from './resolver';
import { isLocalPath } from './side-files';

/** The function that an object calls; undefined for an object that is a value. */
export function intrinsicOf(value: Members): string | undefined {
  if (Object.hasOwn(value, 'Fn::Transform')) return 'Fn::Transform';
  const names = Object.keys(value);
  const [name = ''] = names;
  return names.length === 1 && (name === 'Ref' || Object.hasOwn(functions, name)) ? name : undefined;
}

/** The value a function gives. */
export function callIntrinsic(resolver: Resolver, name: string, value: Members, path: Path): unknown {
  const inside = [...path, name];
  const argument = own(value, name);
  if (name === 'Ref') return resolver.ref(textOf(argument) ?? '', inside);
  if (name === 'Fn::Transform') return transform(resolver, value, path);
  const call = functions[name];
  return call === undefined ? value : call(resolver, argument, inside);
}

type Call = (resolver: Resolver, argument: unknown, path: Path) => unknown;

const functions: Readonly<Record<string, Call>> = {
  'Fn::GetAtt': (resolver, argument, path) => {
    const parts = Array.isArray(argument) ? argument : String(argument).split('.');
    const [name, ...attribute] = parts.map((part, at) => textOf(resolver.resolve(part, [...path, String(at)])) ?? '');
    return resolver.attribute(name ?? '', attribute.join('.'), path);
  },
  // Dynamic references may stand in texts that are put together.
  'Fn::Sub': (resolver, argument, path) => resolver.resolveInside(substitute(resolver, argument, path), path),
  'Fn::Join': (resolver, argument, path) => {
    const [separator, items] = argumentsOf(resolver, argument, path, 2);
    if (!Array.isArray(items)) throw resolver.refuse('Fn::Join takes a separator and a list.', path);
    const text = items.map((item) => textOf(item) ?? '').join(textOf(separator) ?? '');
    return resolver.resolveInside(resolver.spend(text, path), path);
  },
  'Fn::Select': (resolver, argument, path) => {
    const [index, items] = argumentsOf(resolver, argument, path, 2);
    const at = Number(textOf(index));
    if (!Array.isArray(items) || !(at in items)) {
      throw resolver.refuse(`Fn::Select finds no item ${textOf(index)}.`, path);
    }
    return items[at] as unknown;
  },
  'Fn::Split': (resolver, argument, path) => {
    const [separator, text] = argumentsOf(resolver, argument, path, 2);
    const delimiter = textOf(separator) ?? '';
    if (delimiter === '') throw resolver.refuse('Fn::Split takes a separator that is not empty.', path);
    return (textOf(text) ?? '').split(delimiter);
  },
  'Fn::FindInMap': findInMap,
  'Fn::If': (resolver, argument, path) => {
    if (!Array.isArray(argument) || argument.length !== 3) {
      throw resolver.refuse('Fn::If takes a condition and two values.', path);
    }
    const at = isTrue(resolver, argument[0], [...path, '0']) ? 1 : 2;
    return resolver.resolveInside(argument[at], [...path, String(at)]);
  },
  'Fn::Equals': (resolver, argument, path) => {
    const [left, right] = argumentsOf(resolver, argument, path, 2);
    return (textOf(left) ?? JSON.stringify(left)) === (textOf(right) ?? JSON.stringify(right));
  },
  'Fn::Not': (resolver, argument, path) =>
    !conditionsOf(argument).some((item, at) => isTrue(resolver, item, [...path, String(at)])),
  'Fn::And': (resolver, argument, path) =>
    conditionsOf(argument).every((item, at) => isTrue(resolver, item, [...path, String(at)])),
  'Fn::Or': (resolver, argument, path) =>
    conditionsOf(argument).some((item, at) => isTrue(resolver, item, [...path, String(at)])),
  'Fn::ImportValue': (resolver, argument, path) => {
    const name = textOf(resolver.resolve(argument, path)) ?? '';
    const exported = resolver.exports.get(name);
    if (exported !== undefined) return resolver.once(`ImportValue.${name}`, path, exported);
    return resolver.fills.ask(
      { place: `ImportValue.${name}`, wants: `The value that another stack exports as ${name}.` },
      path,
    );
  },
  'Fn::GetAZs': (resolver, argument, path) => {
    const region = textOf(resolver.resolve(argument, path)) || resolver.place.region;
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  },
  'Fn::Base64': (resolver, argument, path) => base64Text(utf8Bytes(textOf(resolver.resolve(argument, path)) ?? '')),
  'Fn::Cidr': (resolver, argument, path) => {
    const written = JSON.stringify(argument) ?? '';
    return resolver.fills
      .ask(
        { place: `${path.join('.')}`, wants: `The address blocks that Fn::Cidr gives for ${written}, with commas.` },
        path,
      )
      .split(',');
  },
  'Fn::Length': (resolver, argument, path) => {
    const items = resolver.resolve(argument, path);
    return Array.isArray(items) ? items.length : 0;
  },
  'Fn::ToJsonString': (resolver, argument, path) =>
    resolver.spend(JSON.stringify(resolver.resolve(argument, path)) ?? '', path),
};

function argumentsOf(resolver: Resolver, argument: unknown, path: Path, count: number): readonly unknown[] {
  const items = resolver.resolve(argument, path);
  const name = path[path.length - 1];
  if (!Array.isArray(items) || items.length < count) throw resolver.refuse(`${name} takes ${count} arguments.`, path);
  return items as readonly unknown[];
}

/** `${Name}`, `${Name.Attribute}` and names of the function's own map; `${!x}` stays `${x}`. */
function substitute(resolver: Resolver, argument: unknown, path: Path): string {
  const [text, own] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument, {}];
  if (typeof text !== 'string') throw resolver.refuse('Fn::Sub takes a text.', path);
  const names = isMembers(own) ? own : {};
  const values = new Map<string, string>();
  const named = (name: string): string => {
    if (Object.hasOwn(names, name)) return textOf(resolver.resolve(names[name], [...path, '1', name])) ?? '';
    const dot = name.indexOf('.');
    if (dot >= 0) return resolver.attribute(name.slice(0, dot), name.slice(dot + 1), path);
    const value = resolver.ref(name, path);
    return Array.isArray(value) ? value.join(',') : (textOf(value) ?? '');
  };
  let length = 0;
  const replaced = text.replace(/\$\{([^!${}][^${}]*)\}/g, (_, written: string) => {
    const name = written.trim();
    const value = values.get(name) ?? named(name);
    values.set(name, value);
    length += value.length;
    // Counted before it is put together: the engine's own limit on texts would be a fault, not a refusal.
    if (length > 1_048_576) resolver.spend(value, path);
    return value;
  });
  return resolver.spend(
    replaced.replace(/\$\{!([^{}]*)\}/g, (_, literal: string) => `\${${literal}}`),
    path,
  );
}

function findInMap(resolver: Resolver, argument: unknown, path: Path): unknown {
  const [map, top, second, options] = argumentsOf(resolver, argument, path, 3);
  const found = [map, top, second].reduce<unknown>(
    (parent, name) => memberOf(parent, textOf(name) ?? ''),
    memberOf(resolver.template.root, 'Mappings'),
  );
  const value = found ?? memberOf(options, 'DefaultValue');
  if (value !== undefined) return value;
  throw resolver.refuse(`The mappings have no ${[map, top, second].map((name) => textOf(name)).join(', ')}.`, path);
}

function conditionsOf(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? (argument as readonly unknown[]) : [];
}

/** A condition by name, as `{ Condition: name }`, or a function that gives true or false. */
function isTrue(resolver: Resolver, value: unknown, path: Path): boolean {
  const name = typeof value === 'string' ? value : textOf(memberOf(value, 'Condition'));
  if (name !== undefined) return resolver.condition(name, path);
  const resolved = resolver.resolve(value, path);
  return resolved === true || resolved === 'true';
}

/** `AWS::Include` of a file beside the template, merged with the members around it. Nothing is fetched. */
function transform(resolver: Resolver, value: Members, path: Path): unknown {
  const at = [...path, 'Fn::Transform'];
  const { 'Fn::Transform': call, ...others } = value;
  const name = textOf(memberOf(call, 'Name')) ?? 'A transform';
  const location = textOf(resolver.resolve(memberOf(memberOf(call, 'Parameters'), 'Location'), at)) ?? '';
  const rest = resolver.resolve(others, path) as Members;
  if (name !== 'AWS::Include' || !isLocalPath(location)) {
    resolver.losses.warn(at.join('.'), `${name} ${location} is not followed: only files beside the template are.`);
    return rest;
  }
  const included = resolver.files.members(location);
  return included === undefined ? rest : { ...(resolver.resolve(included, at) as Members), ...rest };
}
