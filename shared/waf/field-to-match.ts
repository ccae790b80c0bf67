// Which part of a request a WAF statement looks at, and how its text is changed first.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_FieldToMatch.html
import { z } from 'zod';

export const oversizeHandlings = ['CONTINUE', 'MATCH', 'NO_MATCH'] as const;
const oversize = z.enum(oversizeHandlings);
const scope = z.enum(['ALL', 'KEY', 'VALUE']);
const none = z.strictObject({});
const named = z.strictObject({ Name: z.string().min(1).max(64) });

const headerPattern = z.strictObject({
  All: none.optional(),
  IncludedHeaders: z.array(z.string()).min(1).optional(),
  ExcludedHeaders: z.array(z.string()).min(1).optional(),
});
const cookiePattern = z.strictObject({
  All: none.optional(),
  IncludedCookies: z.array(z.string()).min(1).optional(),
  ExcludedCookies: z.array(z.string()).min(1).optional(),
});

export const fieldToMatchSchema = z.strictObject({
  SingleHeader: named.optional(),
  SingleQueryArgument: named.optional(),
  AllQueryArguments: none.optional(),
  UriPath: none.optional(),
  QueryString: none.optional(),
  Method: none.optional(),
  Body: z.strictObject({ OversizeHandling: oversize.optional() }).optional(),
  JsonBody: z
    .strictObject({
      MatchPattern: z.strictObject({ All: none.optional(), IncludedPaths: z.array(z.string()).min(1).optional() }),
      MatchScope: scope,
      InvalidFallbackBehavior: z.enum(['MATCH', 'NO_MATCH', 'EVALUATE_AS_STRING']).optional(),
      OversizeHandling: oversize.optional(),
    })
    .optional(),
  Headers: z.strictObject({ MatchPattern: headerPattern, MatchScope: scope, OversizeHandling: oversize }).optional(),
  Cookies: z.strictObject({ MatchPattern: cookiePattern, MatchScope: scope, OversizeHandling: oversize }).optional(),
  HeaderOrder: z.strictObject({ OversizeHandling: oversize }).optional(),
});

export const textTransformationTypes = [
  'NONE',
  'LOWERCASE',
  'TRIM',
  'TRIM_LEFT',
  'TRIM_RIGHT',
  'COMPRESS_WHITE_SPACE',
  'REMOVE_WHITESPACE',
  'REMOVE_NULLS',
  'REPLACE_NULLS',
  'REPLACE_COMMENTS',
  'REMOVE_COMMENTS_CHAR',
  'URL_DECODE',
  'URL_DECODE_UNI',
  'UTF8_TO_UNICODE',
  'HTML_ENTITY_DECODE',
  'JS_DECODE',
  'JS_DECODE_EXT',
  'CSS_DECODE',
  'HEX_DECODE',
  'SQL_HEX_DECODE',
  'ESCAPE_SEQ_DECODE',
  'BASE64_DECODE',
  'BASE64_DECODE_EXT',
  'NORMALIZE_PATH',
  'NORMALIZE_PATH_WIN',
  'CMD_LINE',
  'CMD_LINE_UNIX',
  'CMD_LINE_WIN',
  'MD5',
  'SHA256',
] as const;

export const textTransformationSchema = z.strictObject({
  Priority: z.int().min(0),
  Type: z.enum(textTransformationTypes),
});

export type FieldToMatch = z.infer<typeof fieldToMatchSchema>;
export type TextTransformation = z.infer<typeof textTransformationSchema>;
export type TextTransformationType = (typeof textTransformationTypes)[number];
export type OversizeHandling = (typeof oversizeHandlings)[number];
export type MatchScope = z.infer<typeof scope>;
