// Reads the properties of one resource in CloudFormation's words, and says at the end which of them nothing read.
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { textOf } from '../reading/texts';
import type { StackResource } from '../values/stack';

export interface PropertyReader {
  /** A text; undefined where there is none or an empty one. */
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  texts(name: string): string[] | undefined;
  textMap(name: string): Record<string, string> | undefined;
  flagMap(name: string): Record<string, boolean> | undefined;
  members(name: string): Members | undefined;
  list(name: string): readonly Members[];
  /** An object as JSON text; a text as it is. */
  json(name: string): string | undefined;
  /** Tags as CloudFormation's list or SAM's and Terraform's map. */
  tags(): Record<string, string> | undefined;
  /** Names what nothing asked for; `silent` are left out on purpose. */
  finish(...silent: readonly string[]): void;
}

/** A reader of the properties of a resource. */
export function readProperties({ properties, propertiesPlace }: StackResource, losses: LossList): PropertyReader {
  return readMembers(properties, propertiesPlace, losses);
}

/** A reader of an object inside of properties. */
export function readMembers(source: Members, place: string, losses: LossList): PropertyReader {
  const read = new Set<string>();
  const value = (name: string) => {
    read.add(name);
    return own(source, name) ?? undefined;
  };
  const wrong = (name: string, wanted: string) =>
    losses.warn(`${place}.${name}`, `Expected ${wanted}; it is left out.`);
  const map = <T>(name: string, convert: (item: unknown) => T | undefined): Record<string, T> | undefined => {
    const members = value(name);
    if (members === undefined) return undefined;
    if (!isMembers(members)) return void wrong(name, 'an object');
    const entries = Object.entries(members).flatMap(([key, item]): [string, T][] => {
      const converted = convert(item);
      if (converted === undefined) wrong(`${name}.${key}`, 'another value');
      return converted === undefined ? [] : [[key, converted]];
    });
    return Object.fromEntries(entries);
  };
  return {
    text(name) {
      const text = textOf(value(name));
      return text === '' ? undefined : text;
    },
    number(name) {
      const text = textOf(value(name));
      const number = Number(text);
      if (text === undefined || text === '') return undefined;
      return Number.isFinite(number) ? number : void wrong(name, 'a number');
    },
    flag: (name) => flagOf(value(name)),
    texts(name) {
      const items = value(name);
      if (items === undefined) return undefined;
      const list: readonly unknown[] = Array.isArray(items) ? items : [items];
      return list.flatMap((item) => textOf(item) ?? []);
    },
    textMap: (name) => map(name, textOf),
    flagMap: (name) => map(name, flagOf),
    members(name) {
      const members = value(name);
      if (members === undefined || isMembers(members)) return members;
      return void wrong(name, 'an object');
    },
    list(name) {
      const items = value(name);
      return Array.isArray(items) ? items.filter(isMembers) : [];
    },
    json(name) {
      const written = value(name);
      return written === undefined || typeof written === 'string' ? written : JSON.stringify(written);
    },
    tags() {
      const tags = value('Tags');
      if (!Array.isArray(tags)) return isMembers(tags) ? map('Tags', textOf) : undefined;
      return Object.fromEntries(
        tags.filter(isMembers).flatMap(({ Key, Value }): [string, string][] => {
          const [key, text] = [textOf(Key), textOf(Value)];
          return key === undefined ? [] : [[key, text ?? '']];
        }),
      );
    },
    finish(...silent) {
      for (const [name, value] of Object.entries(source)) {
        if (value !== undefined && value !== null && !read.has(name) && !silent.includes(name))
          losses.info(`${place}.${name}`, `${name} is not kept.`);
      }
    },
  };
}

function flagOf(value: unknown): boolean | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : undefined;
}

/** The object without members that are undefined. */
export function defined<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
