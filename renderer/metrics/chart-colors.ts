// Colours of charts, read from the tokens: a canvas knows no CSS variables.
import { useEffect, useState } from 'react';

export type SeriesTone = 1 | 2 | 3 | 4;

export interface ChartColors {
  readonly series: Readonly<Record<SeriesTone, string>>;
  readonly line: string;
  readonly mark: string;
  readonly text: string;
  readonly font: string;
}

/** Series differ in dash as well: colours alone are not told apart by everyone. */
export const dashes: Readonly<Record<SeriesTone, readonly number[]>> = { 1: [], 2: [6, 3], 3: [2, 2], 4: [8, 2, 2, 2] };

/** The colours in force; new ones when scheme or contrast change. */
export function useChartColors(): ChartColors {
  const [colors, setColors] = useState(readColors);
  useEffect(() => {
    const observer = new MutationObserver(() => setColors(readColors()));
    observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme', 'data-contrast'] });
    return () => observer.disconnect();
  }, []);
  return colors;
}

function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--gh-${name}`).trim();
  return {
    series: { 1: read('series-1'), 2: read('series-2'), 3: read('series-3'), 4: read('series-4') },
    line: read('line'),
    mark: read('text-2'),
    text: read('text-3'),
    font: `11px ${read('font')}`,
  };
}
