// `allOf` as the Java validator reports it: how many of the schemas fit, and nothing of what is wrong inside them.
import { _, type CodeKeywordDefinition, type KeywordCxt } from 'ajv';

export const allOf: CodeKeywordDefinition = {
  keyword: 'allOf',
  schemaType: 'array',
  trackErrors: true,
  error: { message: 'must match all schemas in allOf', params: ({ params }) => _`{matched: ${params.matched}}` },
  code(cxt: KeywordCxt) {
    const { gen, schema } = cxt;
    const matched = gen.let('matched', 0);
    const isValid = gen.name('_valid');
    cxt.setParams({ matched });
    gen.block(() => {
      for (let schemaProp = 0; schemaProp < schema.length; schemaProp += 1) {
        cxt.subschema({ keyword: 'allOf', schemaProp, compositeRule: true }, isValid);
        gen.if(isValid, () => gen.code(_`${matched}++`));
      }
    });
    cxt.result(
      _`${matched} === ${schema.length}`,
      () => cxt.reset(),
      () => cxt.error(true),
    );
  },
};
