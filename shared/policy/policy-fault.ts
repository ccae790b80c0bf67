// Why a text is no policy, and where.

/** Thrown by the reader of policies; nothing else is. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  constructor(
    message: string,
    /** Way to the part from the top of the document: `['Statement', '0', 'Effect']`. */
    readonly path: readonly string[],
    /** Where the part begins in the text, counted from 1. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}
