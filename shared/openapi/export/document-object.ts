// Objects of a document as they are built.

/** A plain object of the document, members in the order they are written in. */
export type DocumentObject = Readonly<Record<string, unknown>>;

/** The record, or nothing where it is empty or absent: `...whenFilled('headers', headers)`. */
export function whenFilled<N extends string, T extends object>(name: N, value: T | undefined): Partial<Record<N, T>> {
  return value === undefined || Object.keys(value).length === 0 ? {} : ({ [name]: value } as Record<N, T>);
}
