// Sides of a replay as lists name them.
import type { ReplaySide } from '../../shared/contract/replay';
import { sideOf } from '../stages/compare/compared-sides';

/** The side that a choice stands for: those of a comparison, and `canary:dev`. */
export function replaySideOf(value: string): ReplaySide {
  if (!value.startsWith('canary:')) return sideOf(value);
  return { kind: 'stage', stageName: value.slice('canary:'.length), isCanary: true };
}
