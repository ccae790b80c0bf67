// The models of an API as validators: JSON Schema draft 4 as API Gateway reads it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { RestApiView } from '../../../shared/definition/api-view';
import { emptyModelText } from '../../../shared/definition/rest/model';
import { utf8Text } from '../context/content-conversion';
import type { BodyModel } from '../deploy/compiled-method';
import { GatewayError } from '../gateway-error';
import { allOf } from './all-of';
import { modelAddress, readJson, readModelSchema, schemaProblem } from './model-schema';
import { schemaPattern } from './schema-pattern';
import { uniqueItems } from './unique-items';
import { unreadableBody, validationPhrases } from './validation-phrases';

export interface ModelCompiler {
  /** The validator of model `name`; undefined where the API has no such model. */
  model(name: string): BodyModel | undefined;
  /** What applies to a method without request models. */
  readonly emptyModel: BodyModel;
  /** What is wrong with the model's schema; undefined if it can be used. */
  problemOf(name: string): string | undefined;
}

// AWS assumed: the Java validator's draft 4 formats are enforced; int32, int64, decimal and unknown ones are not
const enforcedFormats = ['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uri'] as const;

/** Bodies up to this size get the whole list of what is wrong, longer ones the first finding. */
const explainedBytes = 64 * 1_024;

/** Opens the models of one API. Schemas are read now, their validators are made when a body first needs them. */
export function openModelCompiler(view: RestApiView): ModelCompiler {
  const compiled = new Map<string, BodyModel>();
  const schemas = new Map<string, object | undefined>();
  let brief: Ajv | undefined;
  let thorough: Ajv | undefined;

  function schemaOf(name: string): object | undefined {
    if (!schemas.has(name)) schemas.set(name, readModelSchema(view.models.get(name)?.schema, view.api.id));
    return schemas.get(name);
  }

  function openAjv(allErrors: boolean): Ajv {
    const ajv = newAjv(allErrors);
    for (const name of view.models.keys()) {
      const schema = schemaOf(name);
      if (schema !== undefined) ajv.addSchema(schema, modelAddress(view.api.id, name));
    }
    return ajv;
  }

  function validatorOf(name: string, allErrors: boolean): ValidateFunction {
    if (allErrors) thorough ??= openAjv(true);
    else brief ??= openAjv(false);
    const found = (allErrors ? thorough : brief)?.getSchema(modelAddress(view.api.id, name));
    if (found === undefined) throw new Error(`no schema for model ${name}`);
    return found as ValidateFunction;
  }

  return {
    model(name) {
      if (!view.models.has(name)) return undefined;
      const known = compiled.get(name) ?? bodyModel(name, (allErrors) => validatorOf(name, allErrors), undefined);
      compiled.set(name, known);
      return known;
    },
    // AWS recorded: without models an absent body counts as {} and passes
    emptyModel: bodyModel('Empty', (allErrors) => newAjv(allErrors).compile(JSON.parse(emptyModelText)), '{}'),
    problemOf: (name) =>
      view.models.has(name) ? schemaProblem(name, schemaOf(name), view.models) : `The API has no model ${name}.`,
  };
}

function newAjv(allErrors: boolean): Ajv {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    strict: false,
    multipleOfPrecision: 6,
    validateSchema: false,
    // AWS assumed: as draft 4 has it, what stands beside a reference does not count
    ignoreKeywordsWithRef: true,
    logger: false,
    code: { regExp: schemaPattern },
  });
  addFormats(ajv as never, [...enforcedFormats]);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword(uniqueItems);
  ajv.removeKeyword('allOf');
  ajv.addKeyword(allOf);
  return ajv;
}

function bodyModel(
  modelName: string,
  validatorOf: (allErrors: boolean) => ValidateFunction,
  absentBody: string | undefined,
): BodyModel {
  const validators = new Map<boolean, ValidateFunction>();
  const compiled = (allErrors: boolean) => {
    const validator = validators.get(allErrors) ?? compileOrFail(modelName, () => validatorOf(allErrors));
    validators.set(allErrors, validator);
    return validator;
  };
  return {
    modelName,
    validate(body) {
      const text = body.length === 0 ? absentBody : utf8Text(body);
      const value = readJson(text);
      if (value === undefined) return [unreadableBody];
      const first = check(compiled(false), value);
      if (first === undefined) return undefined;
      return validationPhrases(body.length > explainedBytes ? first : (check(compiled(true), value) ?? first));
    },
  };
}

/** What `validator` finds in `value`. A body nested deeper than the stack is one finding. */
function check(validator: ValidateFunction, value: unknown): readonly ErrorObject[] | undefined {
  try {
    return validator(value) ? undefined : (validator.errors ?? []);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return [{ keyword: 'depth', instancePath: '', schemaPath: '#', params: {}, message: unreadableBody }];
  }
}

/** AWS assumed: the control plane refuses such schemas, so the service's answer is not known. */
function compileOrFail(modelName: string, compile: () => ValidateFunction): ValidateFunction {
  try {
    return compile();
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason: `Execution failed due to configuration error: Model ${modelName} cannot be used: ${why}`,
    });
  }
}
