// Monaco as Gatehouse uses it: bundled, with its workers, the languages it needs and the theme of the tokens.
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import 'monaco-editor/languages/features/json/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/yaml/register';
import type { CompletionOffer, CompletionSource, EditorProblem, HoverSource } from './completion';
import { readEditorTheme, themeName } from './editor-theme';
import { vtlConfiguration, vtlTokens } from './vtl-language';

export type Monaco = typeof monaco;

/** Readies Monaco; doing it again changes nothing. */
export function setUpMonaco(): Monaco {
  if (monaco.languages.getLanguages().some(({ id }) => id === 'vtl')) return monaco;
  self.MonacoEnvironment = {
    getWorker: (_: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
  };
  // The bundled one: nothing is fetched from elsewhere.
  loader.config({ monaco: monaco as never });
  monaco.languages.register({ id: 'vtl', extensions: ['.vtl'] });
  monaco.languages.setMonarchTokensProvider('vtl', vtlTokens);
  monaco.languages.setLanguageConfiguration('vtl', vtlConfiguration);
  const applyTheme = () => {
    monaco.editor.defineTheme(themeName, readEditorTheme(document.documentElement));
    monaco.editor.setTheme(themeName);
  };
  applyTheme();
  new MutationObserver(applyTheme).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme', 'data-contrast'],
  });
  return monaco;
}

/** Completes the text of `model` from the source that `current` answers; until disposed. */
export function offerCompletions(
  model: monaco.editor.ITextModel,
  current: () => CompletionSource | undefined,
): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider(['vtl', 'json', 'yaml', 'xml', 'plaintext'], {
    triggerCharacters: ['$', '.', '#', '"'],
    // Providers belong to a language, not to one text: every editor answers for its own only.
    provideCompletionItems: (asked, position) =>
      asked === model ? { suggestions: suggest(asked, position, current()) } : undefined,
  });
}

/** Explains names in `model` from the source that `current` answers; until disposed. */
export function explainHovers(
  model: monaco.editor.ITextModel,
  current: () => HoverSource | undefined,
): monaco.IDisposable {
  return monaco.languages.registerHoverProvider('vtl', {
    provideHover: (asked, { lineNumber, column }) => {
      if (asked !== model) return undefined;
      const words = current()?.(model.getLineContent(lineNumber), column);
      if (words === undefined) return undefined;
      return {
        range: new monaco.Range(lineNumber, words.startColumn, lineNumber, words.endColumn),
        contents: [{ value: `\`${words.title}\`` }, { value: words.sentence }],
      };
    },
  });
}

/** Offers to put right what is wrong in `model`, as `current` answers it; until disposed. */
export function offerFixes(
  model: monaco.editor.ITextModel,
  current: () => readonly EditorProblem[] | undefined,
): monaco.IDisposable {
  return monaco.languages.registerCodeActionProvider(['json', 'vtl', 'yaml'], {
    provideCodeActions: (asked, range, { markers }) => {
      const near = (current() ?? []).filter(
        ({ line }) => line >= range.startLineNumber && line <= range.endLineNumber && asked === model,
      );
      const actions = near.flatMap(({ fixes = [], message, line }) =>
        fixes.map(({ title, text }, index) => ({
          title,
          kind: 'quickfix',
          isPreferred: index === 0,
          diagnostics: markers.filter((marker) => marker.message === message && marker.startLineNumber === line),
          edit: {
            edits: [
              {
                resource: model.uri,
                versionId: model.getVersionId(),
                textEdit: { range: model.getFullModelRange(), text },
              },
            ],
          },
        })),
      );
      return { actions, dispose: () => undefined };
    },
  });
}

function suggest(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
  source: CompletionSource | undefined,
): monaco.languages.CompletionItem[] {
  const line = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
  const typed = /[$#]?!?\{?[\w.]*$/.exec(line)?.[0] ?? '';
  const start = position.column - typed.length;
  const range = new monaco.Range(position.lineNumber, start, position.lineNumber, position.column);
  return (source?.(line) ?? []).map((offer) => itemOf(offer, range));
}

function itemOf(offer: CompletionOffer, range: monaco.IRange): monaco.languages.CompletionItem {
  const kinds = monaco.languages.CompletionItemKind;
  const kindOf = { function: kinds.Method, variable: kinds.Variable, directive: kinds.Keyword, value: kinds.Value };
  return {
    label: offer.label,
    kind: kindOf[offer.kind],
    insertText: offer.insert,
    ...(offer.isSnippet === true && {
      insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    }),
    ...(offer.detail !== undefined && { detail: offer.detail }),
    ...(offer.documentation !== undefined && { documentation: offer.documentation }),
    range,
  };
}
