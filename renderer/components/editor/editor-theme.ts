// The editor's theme, read from the same tokens as everything else.
import type { editor } from 'monaco-editor/editor';

export const themeName = 'gatehouse';

const rules: readonly (readonly [token: string, colour: string, style?: string])[] = [
  ['', '--gh-text'],
  ['keyword', '--gh-code-directive'],
  ['tag', '--gh-code-directive'],
  ['metatag', '--gh-code-comment'],
  ['variable', '--gh-code-reference'],
  ['type', '--gh-code-key'],
  ['attribute.name', '--gh-code-key'],
  ['string.key', '--gh-code-key'],
  ['string.key.json', '--gh-code-key'],
  ['string.value.json', '--gh-code-string'],
  ['string', '--gh-code-string'],
  ['attribute.value', '--gh-code-string'],
  ['number', '--gh-code-number'],
  ['keyword.json', '--gh-code-number'],
  ['comment', '--gh-code-comment', 'italic'],
  ['delimiter', '--gh-code-punctuation'],
  ['operators', '--gh-code-punctuation'],
];

const colours: Readonly<Record<string, string>> = {
  'editor.background': '--gh-code-bg',
  'editor.foreground': '--gh-text',
  'editor.lineHighlightBackground': '--gh-code-line',
  'editor.selectionBackground': '--gh-selected',
  'editor.inactiveSelectionBackground': '--gh-active',
  'editor.wordHighlightBackground': '--gh-active',
  'editor.findMatchBackground': '--gh-debug-line',
  'editorCursor.foreground': '--gh-accent',
  'editorLineNumber.foreground': '--gh-text-3',
  'editorLineNumber.activeForeground': '--gh-text',
  'editorIndentGuide.background1': '--gh-line',
  'editorIndentGuide.activeBackground1': '--gh-line-strong',
  'editorBracketMatch.background': '--gh-active',
  'editorBracketMatch.border': '--gh-line-strong',
  'editorBracketHighlight.foreground1': '--gh-code-punctuation',
  'editorBracketHighlight.foreground2': '--gh-code-punctuation',
  'editorBracketHighlight.foreground3': '--gh-code-punctuation',
  'editorBracketHighlight.unexpectedBracket.foreground': '--gh-error',
  'editorError.foreground': '--gh-error',
  'editorWarning.foreground': '--gh-warn',
  'editorInfo.foreground': '--gh-info',
  'editorWidget.background': '--gh-raised',
  'editorWidget.border': '--gh-line-strong',
  'editorSuggestWidget.background': '--gh-raised',
  'editorSuggestWidget.border': '--gh-line-strong',
  'editorSuggestWidget.foreground': '--gh-text',
  'editorSuggestWidget.selectedBackground': '--gh-selected',
  'editorSuggestWidget.selectedForeground': '--gh-text',
  'editorSuggestWidget.highlightForeground': '--gh-accent-text',
  'editorSuggestWidget.focusHighlightForeground': '--gh-accent-text',
  'editorHoverWidget.background': '--gh-raised',
  'editorHoverWidget.border': '--gh-line-strong',
  'input.background': '--gh-surface',
  'input.border': '--gh-line-control',
  'scrollbarSlider.background': '--gh-active',
  'scrollbarSlider.hoverBackground': '--gh-line-strong',
  focusBorder: '--gh-focus',
};

/** Builds the theme; `tokenValue` answers a token's colour as `#rrggbb`. */
export function editorTheme(tokenValue: (token: string) => string, isDark: boolean): editor.IStandaloneThemeData {
  return {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: rules.map(([token, colour, fontStyle]) => ({
      token,
      foreground: sixDigits(tokenValue(colour)).slice(1),
      ...(fontStyle !== undefined && { fontStyle }),
    })),
    colors: Object.fromEntries(Object.entries(colours).map(([name, token]) => [name, sixDigits(tokenValue(token))])),
  };
}

/** The theme from the tokens as they are now on the page. */
export function readEditorTheme(root: HTMLElement): editor.IStandaloneThemeData {
  const style = getComputedStyle(root);
  return editorTheme(
    (token) => style.getPropertyValue(token).trim(),
    root.getAttribute('data-mantine-color-scheme') === 'dark',
  );
}

/** A bundler may shorten `#ffffff` to `#fff`; the editor wants six digits. */
function sixDigits(colour: string): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  return short === null ? colour : `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
}
