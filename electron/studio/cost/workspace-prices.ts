// The prices of a workspace: the list, changed by `pricing.json` in its folder where there is one.
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { StudioError } from '../../../shared/contract/errors';
import { editPrices } from '../../../shared/cost/edit-prices';
import { listedPrices, type PriceBooks } from '../../../shared/cost/price-book';
import type { Files } from '../../storage/files';

const fileName = 'pricing.json';

/** Reads them anew: the file may have been edited since. BROKEN_FILE names its line and field. */
export async function workspacePrices(folder: string, files: Files): Promise<PriceBooks> {
  const list = listedPrices();
  const path = join(folder, fileName);
  if ((await files.stamp(path)) === undefined) return { books: [{ region: list.region, prices: list }] };
  return { ...readPrices(await files.readText(path)), editedBy: fileName };
}

function readPrices(text: string): Pick<PriceBooks, 'books'> {
  const lines = new LineCounter();
  // a JSON text is a YAML text too, and this reader knows where every field stands
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [said = 'cannot be read'] = error.message.split('\n');
    return refuse(line, col, said.replace(/ at line \d+, column \d+:?$/, ''));
  }
  const edited = editPrices(listedPrices(), document.toJS({ maxAliasCount: 0 }));
  if (edited.problems === undefined) return edited;
  const [{ path, message }] = edited.problems;
  const { line, col } = lines.linePos(placeOf(document, path));
  const field = path.length === 0 ? '' : `${path.join('.')}: `;
  return refuse(line, col, `${field}${message}`, path.join('.'));
}

/** Of the field, or of the nearest one above that is there. */
function placeOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}

function refuse(line: number, column: number, what: string, path?: string): never {
  throw new StudioError('BROKEN_FILE', `${fileName}, line ${line}: ${what}`, {
    ...{ file: fileName, line, column },
    ...(path !== undefined && path !== '' && { path }),
  });
}
