// The breakpoints of a template, kept while the Design screen is open.
import { useCallback } from 'react';
import { useDesign, useDesignStore } from '../../design-store';
import type { Breakpoint } from './stepping';

export interface Breakpoints {
  readonly all: readonly Breakpoint[];
  /** Sets one on the line, or takes it away. */
  readonly toggle: (line: number) => void;
  /** Switches one off or on; it stays where it is. */
  readonly switchAt: (line: number) => void;
  readonly clear: () => void;
}

const none: readonly Breakpoint[] = [];

/** The breakpoints of the template under `name`. */
export function useBreakpoints(name: string): Breakpoints {
  const store = useDesignStore();
  const all = useDesign(({ breakpoints }) => breakpoints.get(name) ?? none);
  const change = useCallback(
    (edit: (before: readonly Breakpoint[]) => readonly Breakpoint[]) =>
      store.setState(({ breakpoints }) => ({
        breakpoints: new Map([...breakpoints, [name, edit(breakpoints.get(name) ?? none)]]),
      })),
    [store, name],
  );
  const toggle = useCallback(
    (line: number) =>
      change((before) =>
        before.some((each) => each.line === line)
          ? before.filter((each) => each.line !== line)
          : [...before, { line, isOn: true }].sort((left, right) => left.line - right.line),
      ),
    [change],
  );
  const switchAt = useCallback(
    (line: number) =>
      change((before) => before.map((each) => (each.line === line ? { line, isOn: !each.isOn } : each))),
    [change],
  );
  const clear = useCallback(() => change(() => none), [change]);
  return { all, toggle, switchAt, clear };
}
