// Reading members of values that anyone may have written.
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import type { Members } from './read-template';

/** The member `name` as an object; empty where it is none. */
export function membersOf(parent: unknown, name: string): Members {
  const value = memberOf(parent, name);
  return isMembers(value) ? value : {};
}

/** The own member `name`. */
export function memberOf(parent: unknown, name: string): unknown {
  return isMembers(parent) ? own(parent, name) : undefined;
}

/** The member `name` as a list; empty where it is none. */
export function listOf(parent: unknown, name: string): readonly unknown[] {
  const value = memberOf(parent, name);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text; numbers and booleans count as the text they are written as. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}
