// The new text of a YAML file after a change of its entity.
import { Document, YAMLMap } from 'yaml';
import { isDeepEqual } from '../../../../shared/definition/changes';
import { besideNames, type FileShape } from '../form/file-shape';
import { keepLines } from '../yaml/keep-lines';
import { readFileText } from '../yaml/read-file-text';
import { layoutOf, quoteTexts } from '../yaml/yaml-layout';
import { parseYaml, readYaml } from '../yaml/yaml-source';
import { type MergeTargets, mergeNode } from './merge-file';

export interface FileChange {
  readonly shape: FileShape;
  /** Absent: the file is made to say all of `after`. */
  readonly before?: object;
  readonly after: object;
}

export interface EditedText {
  readonly text: string;
  /** Names of the files beside that it refers to. */
  readonly besides: readonly string[];
}

/** The text of a new file. */
export function newText({ shape, after }: FileChange, targets: MergeTargets): EditedText {
  const document: Document = new Document();
  document.contents = mergeNode(new YAMLMap(), { before: undefined, after, shape, keys: [] }, targets) as never;
  return firstThatSays(document, shape, [document.toString(layoutOf())]);
}

/** `source` with the change in it and every other line as it was. Throws a SourceFault where it is no YAML. */
export function editText(source: string, { shape, before, after }: FileChange, targets: MergeTargets): EditedText {
  const lines = source.replace(/\r\n/g, '\n');
  const document = parseYaml(lines);
  const { fault } = readYaml(document, shape);
  if (fault !== undefined) throw fault;
  const layout = layoutOf(lines);
  const base = document.toString(layout);
  const merged = mergeNode(document.contents, { before, after, shape, keys: [] }, targets);
  (document as Document).contents = merged as never;
  const next = document.toString(layout);
  const texts = next === base ? [lines] : [keepLines(lines, base, next), next];
  const edited = firstThatSays(document, shape, texts);
  return lines === source ? edited : { ...edited, text: edited.text.replace(/\n/g, '\r\n') };
}

/** The first text that reads as the document does. Should none, all its texts are put in double quotes. */
function firstThatSays(document: Document, shape: FileShape, texts: readonly string[]): EditedText {
  const wanted = readYaml(document as Document.Parsed, shape).value;
  const besides = besideNames(wanted, shape);
  const good = texts.find((text) => isDeepEqual(readFileText(text, shape), wanted));
  if (good !== undefined) return { text: good, besides };
  quoteTexts(document);
  return { text: document.toString(layoutOf()), besides };
}
