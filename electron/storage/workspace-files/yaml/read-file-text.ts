// What a YAML text says, by the fast reader where it can.
import type { FileShape } from '../form/file-shape';
import { notPlain } from './plain-scalars';
import { readPlainYaml } from './plain-yaml';
import { parseYaml, readYaml } from './yaml-source';

/** The value of a text; undefined where it is no YAML. */
export function readFileText(text: string, shape: FileShape): unknown {
  const plain = readPlainYaml(text);
  return plain === notPlain ? readYaml(parseYaml(text), shape).value : plain;
}
