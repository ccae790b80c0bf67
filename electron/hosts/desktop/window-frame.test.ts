import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { frameOptions, mayBeFrameless, resolveScheme, titleBarOverlay } from './window-frame';

const light = { isDark: false, isHighContrast: false };
const darkHigh = { isDark: true, isHighContrast: true };

it('takes the system at its word only where the settings say so', () => {
  expect([
    resolveScheme({ colorScheme: 'system', contrast: 'system' }, darkHigh),
    resolveScheme({ colorScheme: 'light', contrast: 'normal' }, darkHigh),
    resolveScheme({ colorScheme: 'dark', contrast: 'high' }, light),
  ]).toEqual([darkHigh, light, darkHigh]);
});

it('is frameless only where the system can draw its buttons over the header', () => {
  expect([
    mayBeFrameless('darwin', '25.1.1'),
    mayBeFrameless('win32', '25.1.1'),
    mayBeFrameless('linux', '25.1.1'),
    mayBeFrameless('linux', '45.4.1'),
  ]).toEqual([true, true, false, true]);
});

it('keeps the frame of the system elsewhere', () => {
  expect([frameOptions('linux', false, light), frameOptions('darwin', true, light)]).toEqual([
    { backgroundColor: '#f3f4f7', autoHideMenuBar: true },
    { backgroundColor: '#f3f4f7', titleBarStyle: 'hidden', trafficLightPosition: { x: 12, y: 14 } },
  ]);
});

it('paints the buttons in the colours of the header in every scheme', () => {
  const css = readFileSync(fileURLToPath(new URL('../../../renderer/theme/tokens.css', import.meta.url)), 'utf8');
  const inOrderOfFile = [light, { ...light, isDark: true }, { ...light, isHighContrast: true }, darkHigh];
  const tokens = (name: string) => [...css.matchAll(new RegExp(`--gh-${name}: (#\\w+);`, 'g'))].map(([, hex]) => hex);
  const overlays = inOrderOfFile.map(titleBarOverlay);
  expect([overlays.map(({ color }) => color), overlays.map(({ symbolColor }) => symbolColor)]).toEqual([
    tokens('chrome'),
    tokens('text'),
  ]);
});
