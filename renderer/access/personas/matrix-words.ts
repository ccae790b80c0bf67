// What changed in a matrix since the run before, in sentences.
import type { MatrixCell, MatrixRow } from '../../../shared/contract/personas';

export interface ChangedCell {
  readonly row: MatrixRow;
  readonly cell: MatrixCell;
  /** `GET /orders/{id} was 200, is 403: no statement covers it.` */
  readonly sentence: string;
}

/** In the order of the table. */
export function changedCells(rows: readonly MatrixRow[]): ChangedCell[] {
  return rows.flatMap((row) =>
    row.cells
      .filter(({ before }) => before !== undefined)
      .map((cell) => {
        const why = cell.said ?? cell.fault;
        const end = why === undefined ? '.' : `: ${why}${why.endsWith('.') ? '' : '.'}`;
        return {
          row,
          cell,
          sentence: `${row.httpMethod} ${row.resourcePath} was ${cell.before}, is ${cell.status}${end}`,
        };
      }),
  );
}
