import { expect, it } from 'vitest';
import { resolveScheme } from './color-scheme';

it('follows the system only where the user wishes so', () => {
  const system = { isDark: true, wantsContrast: true };
  expect([
    resolveScheme({ colorScheme: 'system', contrast: 'system' }, system),
    resolveScheme({ colorScheme: 'light', contrast: 'normal' }, system),
    resolveScheme({ colorScheme: 'dark', contrast: 'high' }, { isDark: false, wantsContrast: false }),
  ]).toEqual([
    { colorScheme: 'dark', isHighContrast: true },
    { colorScheme: 'light', isHighContrast: false },
    { colorScheme: 'dark', isHighContrast: true },
  ]);
});
