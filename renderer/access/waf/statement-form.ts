// One statement of a WAF rule as a form: a part of the request, what is done to its text, what it is compared with.
import {
  type FieldToMatch,
  type MatchScope,
  type OversizeHandling,
  type TextTransformationType,
  textTransformationTypes,
} from '../../../shared/waf/field-to-match';
import type { comparisonOperators, positionalConstraints, Statement } from '../../../shared/waf/statement';

export const statementKinds = [
  { value: 'bytes', label: 'Text in the request' },
  { value: 'regex', label: 'Regular expression' },
  { value: 'sql', label: 'SQL injection' },
  { value: 'script', label: 'Cross-site scripting' },
  { value: 'size', label: 'Size' },
  { value: 'ip-set', label: 'IP set' },
  { value: 'pattern-set', label: 'Regex pattern set' },
  { value: 'country', label: 'Country' },
  { value: 'label', label: 'Label of a rule before' },
] as const;
export type StatementKind = (typeof statementKinds)[number]['value'];

export const fieldKinds = [
  { value: 'UriPath', label: 'Path' },
  { value: 'QueryString', label: 'Query string' },
  { value: 'AllQueryArguments', label: 'All query arguments' },
  { value: 'SingleQueryArgument', label: 'One query argument' },
  { value: 'Headers', label: 'Headers' },
  { value: 'SingleHeader', label: 'One header' },
  { value: 'Cookies', label: 'Cookies' },
  { value: 'Body', label: 'Body' },
  { value: 'JsonBody', label: 'JSON body' },
  { value: 'Method', label: 'Method' },
] as const;
export type FieldKind = (typeof fieldKinds)[number]['value'];

export interface StatementForm {
  /** It takes the requests that do not match. */
  readonly isNegated: boolean;
  readonly kind: StatementKind;
  readonly field: FieldKind;
  /** Of one header or argument its name; of several those that are looked at, with commas; empty: all. */
  readonly fieldName: string;
  /** Of fields with names and values: which of the two. */
  readonly scope: MatchScope;
  /** What becomes of a part that is longer than WAF looks; undefined: AWS's default, CONTINUE. */
  readonly oversize: OversizeHandling | undefined;
  /** In their order; empty: none. */
  readonly transformations: readonly TextTransformationType[];
  /** Searched text, pattern, label or countries. */
  readonly text: string;
  readonly position: (typeof positionalConstraints)[number];
  readonly operator: (typeof comparisonOperators)[number];
  /** Bytes. */
  readonly amount: number;
  /** Of SQL injection; undefined: AWS's default, LOW. */
  readonly sensitivity: 'LOW' | 'HIGH' | undefined;
  readonly labelScope: 'LABEL' | 'NAMESPACE';
  /** Of a set. */
  readonly arn: string;
  /** Of IP sets and countries: the header that tells the address; empty: the caller's own. */
  readonly addressHeader: string;
}

/** What a new statement begins with. */
export const emptyStatement: StatementForm = {
  isNegated: false,
  kind: 'bytes',
  field: 'UriPath',
  fieldName: '',
  scope: 'ALL',
  oversize: 'CONTINUE',
  transformations: [],
  text: '',
  position: 'CONTAINS',
  operator: 'GT',
  amount: 100,
  sensitivity: undefined,
  labelScope: 'LABEL',
  arn: '',
  addressHeader: '',
};

const fieldNames: Partial<Record<FieldKind, string>> = {
  SingleHeader: 'Its name',
  SingleQueryArgument: 'Its name',
  Headers: 'Only these headers',
  Cookies: 'Only these cookies',
  JsonBody: 'Only these paths',
};

/** What the name of a field is called; undefined where it has none. */
export function fieldNameLabel(field: FieldKind): string | undefined {
  return fieldNames[field];
}

/** True of fields that are names with values. */
export function hasScope(field: FieldKind): boolean {
  return field === 'Headers' || field === 'Cookies' || field === 'JsonBody';
}

/** True of fields of which WAF looks at the first part only. */
export function hasOversize(field: FieldKind): boolean {
  return hasScope(field) || field === 'Body';
}

/** True where the statement looks at a part of the request. */
export function hasField(kind: StatementKind): boolean {
  return !['ip-set', 'country', 'label'].includes(kind);
}

/** Why it can not be asked yet. */
export function statementProblem({ kind, field, fieldName, text, arn }: StatementForm): string | undefined {
  const needsName = field === 'SingleHeader' || field === 'SingleQueryArgument';
  if (hasField(kind) && needsName && fieldName.trim() === '') return 'The field needs its name';
  if (kind === 'ip-set' || kind === 'pattern-set') return arn === '' ? 'Choose what it refers to' : undefined;
  if (kind === 'sql' || kind === 'script' || kind === 'size') return undefined;
  if (kind === 'country') return countriesIn(text).length === 0 ? 'It needs country codes, as DE' : undefined;
  return text === '' ? 'It needs the text it looks for' : undefined;
}

/** As AWS writes it. */
export function statementOf(form: StatementForm): Statement {
  const statement = plainStatement(form);
  return form.isNegated ? { NotStatement: { Statement: statement } } : statement;
}

/** What of a statement has a place in the form; the rest is lost. */
export function statementFormOf(statement: Statement): StatementForm {
  const inner: Statement = statement.NotStatement?.Statement ?? statement;
  const [member = ''] = Object.keys(inner);
  const { ByteMatchStatement: bytes, SizeConstraintStatement: size, SqliMatchStatement: sql } = inner;
  const { IPSetReferenceStatement: addresses, GeoMatchStatement: countries, LabelMatchStatement: label } = inner;
  const { RegexMatchStatement: regex, RegexPatternSetReferenceStatement: patterns } = inner;
  const looking = bytes ?? size ?? regex ?? sql ?? inner.XssMatchStatement ?? patterns;
  return {
    ...emptyStatement,
    ...(looking !== undefined && fieldFormOf(looking.FieldToMatch)),
    isNegated: statement.NotStatement !== undefined,
    kind: kindOfMember.get(member) ?? 'bytes',
    transformations: (looking?.TextTransformations ?? []).map(({ Type }) => Type).filter((type) => type !== 'NONE'),
    text: bytes?.SearchString ?? regex?.RegexString ?? label?.Key ?? countries?.CountryCodes.join(', ') ?? '',
    position: bytes?.PositionalConstraint ?? emptyStatement.position,
    operator: size?.ComparisonOperator ?? emptyStatement.operator,
    amount: size?.Size ?? emptyStatement.amount,
    sensitivity: sql?.SensitivityLevel,
    labelScope: label?.Scope ?? 'LABEL',
    arn: addresses?.ARN ?? patterns?.ARN ?? '',
    addressHeader: addresses?.IPSetForwardedIPConfig?.HeaderName ?? countries?.ForwardedIPConfig?.HeaderName ?? '',
  };
}

/** Country codes as they are typed. */
function countriesIn(text: string): string[] {
  return text.toUpperCase().match(/\b[A-Z]{2}\b/g) ?? [];
}

function plainStatement(form: StatementForm): Statement {
  const { kind, text, arn, amount, position, operator, addressHeader } = form;
  const types = form.transformations.length === 0 ? [textTransformationTypes[0]] : form.transformations;
  const looking = {
    FieldToMatch: fieldOf(form),
    TextTransformations: types.map((Type, Priority) => ({ Priority, Type })),
  };
  const header = addressHeader.trim();
  const forwarded = { HeaderName: header, FallbackBehavior: 'NO_MATCH' as const };
  switch (kind) {
    case 'bytes':
      return { ByteMatchStatement: { SearchString: text, ...looking, PositionalConstraint: position } };
    case 'regex':
      return { RegexMatchStatement: { RegexString: text, ...looking } };
    case 'sql':
      return {
        SqliMatchStatement: {
          ...looking,
          ...(form.sensitivity !== undefined && { SensitivityLevel: form.sensitivity }),
        },
      };
    case 'script':
      return { XssMatchStatement: looking };
    case 'size':
      return { SizeConstraintStatement: { ...looking, ComparisonOperator: operator, Size: amount } };
    case 'ip-set':
      return {
        IPSetReferenceStatement: {
          ARN: arn,
          ...(header !== '' && { IPSetForwardedIPConfig: { ...forwarded, Position: 'FIRST' as const } }),
        },
      };
    case 'pattern-set':
      return { RegexPatternSetReferenceStatement: { ARN: arn, ...looking } };
    case 'country':
      return {
        GeoMatchStatement: { CountryCodes: countriesIn(text), ...(header !== '' && { ForwardedIPConfig: forwarded }) },
      };
    case 'label':
      return { LabelMatchStatement: { Scope: form.labelScope, Key: text } };
  }
}

function fieldOf({ field, fieldName, scope, oversize }: StatementForm): FieldToMatch {
  const names = listed(fieldName);
  const all = { All: {} };
  const handling = oversize === undefined ? {} : { OversizeHandling: oversize };
  const rest = { MatchScope: scope, OversizeHandling: oversize ?? ('CONTINUE' as const) };
  switch (field) {
    case 'SingleHeader':
    case 'SingleQueryArgument':
      return { [field]: { Name: fieldName.trim() } };
    case 'Headers':
      return { Headers: { MatchPattern: names.length === 0 ? all : { IncludedHeaders: names }, ...rest } };
    case 'Cookies':
      return { Cookies: { MatchPattern: names.length === 0 ? all : { IncludedCookies: names }, ...rest } };
    case 'JsonBody':
      return {
        JsonBody: { MatchPattern: names.length === 0 ? all : { IncludedPaths: names }, MatchScope: scope, ...handling },
      };
    case 'Body':
      return { Body: handling };
    default:
      return { [field]: {} };
  }
}

type FieldForm = Pick<StatementForm, 'field' | 'fieldName' | 'scope' | 'oversize'>;

function fieldFormOf(looked: FieldToMatch): FieldForm {
  const { SingleHeader, SingleQueryArgument, Headers, Cookies, JsonBody, Body } = looked;
  const [member = ''] = Object.keys(looked);
  const names =
    Headers?.MatchPattern.IncludedHeaders ??
    Cookies?.MatchPattern.IncludedCookies ??
    JsonBody?.MatchPattern.IncludedPaths;
  const wide = Headers ?? Cookies ?? JsonBody;
  return {
    field: fieldKinds.find(({ value }) => value === member)?.value ?? 'UriPath',
    fieldName: (SingleHeader ?? SingleQueryArgument)?.Name ?? names?.join(', ') ?? '',
    scope: wide?.MatchScope ?? 'ALL',
    oversize: (wide ?? Body)?.OversizeHandling,
  };
}

/** Names with commas or blanks between them. */
export function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

const kindOfMember: ReadonlyMap<string, StatementKind> = new Map([
  ['ByteMatchStatement', 'bytes'],
  ['RegexMatchStatement', 'regex'],
  ['SqliMatchStatement', 'sql'],
  ['XssMatchStatement', 'script'],
  ['SizeConstraintStatement', 'size'],
  ['IPSetReferenceStatement', 'ip-set'],
  ['RegexPatternSetReferenceStatement', 'pattern-set'],
  ['GeoMatchStatement', 'country'],
  ['LabelMatchStatement', 'label'],
]);
