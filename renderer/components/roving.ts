// Arrow keys inside a control that is one tab stop.

/** The index that `key` moves to from `at`, or undefined where the key means nothing here. Wraps around. */
export function neighbour(
  items: readonly unknown[],
  at: number,
  key: string,
  direction: 'horizontal' | 'vertical' | 'both',
): number | undefined {
  const last = items.length - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const isForward =
    (key === 'ArrowRight' && direction !== 'vertical') || (key === 'ArrowDown' && direction !== 'horizontal');
  const isBack = (key === 'ArrowLeft' && direction !== 'vertical') || (key === 'ArrowUp' && direction !== 'horizontal');
  if (isForward) return at >= last ? 0 : at + 1;
  if (isBack) return at <= 0 ? last : at - 1;
  return undefined;
}

/** The row a key moves to, or undefined where the key does not move. */
export function targetRow(key: string, at: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined;
  const clamp = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
