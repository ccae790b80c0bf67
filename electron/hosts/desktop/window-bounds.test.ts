import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, openingBounds, readSavedWindow } from './window-bounds';

const main: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Bounds = { x: 1920, y: 0, width: 2560, height: 1400 };

describe('the opening bounds', () => {
  it('are centred on the main screen the first time', () => {
    expect(openingBounds(null, [main, right])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  it('fill a screen smaller than the usual size', () => {
    expect(openingBounds(null, [{ x: 0, y: 30, width: 1280, height: 770 }])).toEqual({
      x: 0,
      y: 30,
      width: 1280,
      height: 770,
    });
  });

  it('are those of last time, on whichever screen', () => {
    const saved = { x: 2100, y: 100, width: 1300, height: 800 };
    expect(openingBounds(saved, [main, right])).toEqual(saved);
  });

  it('go back to the main screen where the other one is gone', () => {
    expect(openingBounds({ x: 2100, y: 100, width: 1300, height: 800 }, [main])).toEqual(openingBounds(null, [main]));
  });

  it.each<[string, Bounds]>([
    ['above the screen', { x: 100, y: -60, width: 1200, height: 800 }],
    ['below the screen', { x: 100, y: 1030, width: 1200, height: 800 }],
    ['all but a corner to the left', { x: -1190, y: 10, width: 1200, height: 800 }],
  ])('leave a place where the header cannot be grasped: %s', (_, saved) => {
    expect(openingBounds(saved, [main])).toEqual(openingBounds(null, [main]));
  });

  it('are never smaller than the interface needs, nor larger than the screen', () => {
    expect([
      openingBounds({ x: 0, y: 0, width: 300, height: 200 }, [main]),
      openingBounds({ x: 0, y: 0, width: 9_000, height: 9_000 }, [main]),
    ]).toEqual([
      { x: 0, y: 0, width: 1024, height: 700 },
      { x: 0, y: 0, width: 1920, height: 1040 },
    ]);
  });

  it('always show some header on some screen', () => {
    const bounds = fc.record({
      x: fc.integer({ min: -9_000, max: 9_000 }),
      y: fc.integer({ min: -9_000, max: 9_000 }),
      width: fc.integer({ min: 1, max: 9_000 }),
      height: fc.integer({ min: 1, max: 9_000 }),
    });
    fc.assert(
      fc.property(bounds, (saved) => {
        const { x, y, width } = openingBounds(saved, [main, right]);
        const isShown = [main, right].some(
          (area) => y >= area.y && y < area.y + area.height && x < area.x + area.width && x + width > area.x,
        );
        expect(isShown).toBe(true);
      }),
    );
  });
});

describe('the saved window', () => {
  it('is read as it was written', () => {
    const saved = { bounds: { x: 1, y: 2, width: 3, height: 4 }, isMaximized: true };
    expect(readSavedWindow(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  it.each([null, 1, {}, { bounds: {}, isMaximized: true }, { bounds: { x: 0.5, y: 0, width: 1, height: 1 } }, []])(
    'is nothing where the file holds %j',
    (value) => {
      expect(readSavedWindow(value)).toBeNull();
    },
  );
});
