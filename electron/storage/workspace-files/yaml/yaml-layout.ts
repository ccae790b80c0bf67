// How a YAML text is laid out: as Gatehouse writes it, or as the hand that wrote it did.
import { type Document, isScalar, Scalar, type ToStringOptions, visit } from 'yaml';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const needsEscapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/** The options that lay a document out as `source` is; Gatehouse's own without one. */
export function layoutOf(source = ''): ToStringOptions {
  const width = /^( +)[^ \-#]/m.exec(source)?.[1]?.length ?? 2;
  const isListFlush = /^( *)[^ \-#\n][^\n]*:[ \t]*\n\1- /m.test(source);
  return {
    lineWidth: 0,
    blockQuote: 'literal',
    indent: Math.min(Math.max(width, 1), 8),
    indentSeq: !isListFlush,
    flowCollectionPadding: !/[{[][^ {}[\]\n]/.test(source),
  };
}

/** A scalar for `value`: long texts as blocks, what no block can hold in double quotes. */
export function newScalar(value: unknown): Scalar {
  const scalar = new Scalar(value);
  styleScalar(scalar);
  return scalar;
}

/** A scalar for a key: always on one line. */
export function newKey(name: string): Scalar {
  const key = newScalar(name);
  if (key.type === 'BLOCK_LITERAL') key.type = 'QUOTE_DOUBLE';
  return key;
}

/** Sets the value of a scalar that is there; its quotes and its comment stay where they can. */
export function setScalar(scalar: Scalar, value: unknown): void {
  if (scalar.value === value) return;
  scalar.value = value;
  delete scalar.source;
  delete scalar.format;
  styleScalar(scalar);
}

/** Puts every text of a document in double quotes that is not safe on one plain line. */
export function quoteTexts(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string' && /[^\w./-]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
}

function styleScalar(scalar: Scalar): void {
  if (typeof scalar.value !== 'string') delete scalar.type;
  else if (needsEscapes.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
  else if (scalar.value.includes('\n')) scalar.type = 'BLOCK_LITERAL';
  else if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED') delete scalar.type;
}
