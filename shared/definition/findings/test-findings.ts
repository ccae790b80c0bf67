// Rules of test suites: what they name has to be there, checks have to make sense, secrets belong into slots.
import { isSecretHeader } from '../../tests/import/secret-words';
import { findApi, findStage } from '../any-api';
import {
  operatorsOfCheck,
  operatorsWithoutValue,
  type TestCheck,
  type TestPair,
  type TestTarget,
} from '../companions/test-suite';
import { type Definition, type EntityKey, findEntity, listEntities } from '../entities';
import type { Report } from './finding-report';

/** Looks at all suites. */
export function findTestProblems(definition: Definition, report: Report): void {
  for (const { key, entity: suite } of listEntities(definition, 'test-suite')) {
    findTarget(definition, key, ['target'], suite.target, report);
    suite.requests.forEach((request, at) => {
      const path = ['requests', String(at)];
      findTarget(definition, key, [...path, 'target'], request.target, report);
      const isAbsolute = /^(?:https?:|\{\{)/.test(request.path);
      const target = request.target ?? suite.target;
      if (target === undefined && !isAbsolute) {
        report(
          'test-reference-unknown',
          key,
          [...path, 'path'],
          `${request.name} has no target: name an API and stage.`,
        );
      }
      const { persona } = request;
      if (
        persona !== undefined &&
        persona !== 'anonymous' &&
        findEntity(definition, 'persona', persona) === undefined
      ) {
        report('test-reference-unknown', key, [...path, 'persona'], `There is no persona ${persona}.`);
      }
      findPlainSecrets(key, [...path, 'headers'], request.headers ?? [], report);
      request.expect.forEach((check, number) => {
        findCheck(definition, key, [...path, 'expect', String(number)], check, target, report);
      });
    });
  }
}

function findTarget(
  definition: Definition,
  key: EntityKey,
  path: readonly string[],
  target: TestTarget | undefined,
  report: Report,
): void {
  if (target === undefined) return;
  const { apiId, stageName } = target;
  if (findApi(definition, apiId) === undefined) {
    report('test-reference-unknown', key, [...path, 'apiId'], `There is no API ${apiId}.`);
  } else if (findStage(definition, apiId, stageName) === undefined) {
    report('test-reference-unknown', key, [...path, 'stageName'], `The API ${apiId} has no stage ${stageName}.`);
  }
}

function findCheck(
  definition: Definition,
  key: EntityKey,
  path: readonly string[],
  { check, operator, name, value }: TestCheck,
  target: TestTarget | undefined,
  report: Report,
): void {
  const refuse = (member: string, message: string) => report('test-check-invalid', key, [...path, member], message);
  const known = operatorsOfCheck[check];
  // A model is always matched: the operator need not be said.
  if (!known.includes(operator) && check !== 'model') refuse('operator', `${operator} cannot be asked of ${check}.`);
  if ((check === 'header' || check === 'path') && name === undefined)
    refuse('name', `A check of a ${check} needs a name.`);
  if (value === undefined && !operatorsWithoutValue.includes(operator)) refuse('value', `${operator} needs a value.`);
  const isMissing = check === 'model' && value !== undefined && !value.includes('{{') && target !== undefined;
  if (isMissing && findEntity(definition, 'model', target.apiId, value) === undefined) {
    report('test-reference-unknown', key, [...path, 'value'], `The API ${target.apiId} has no model ${value}.`);
  }
}

function findPlainSecrets(key: EntityKey, path: readonly string[], headers: readonly TestPair[], report: Report): void {
  headers.forEach(({ name, value }, at) => {
    if (!isSecretHeader(name) || value.trim() === '' || value.includes('{{')) return;
    const message = `${name} stands in the file as it is: write {{secret:NAME}}, and fill it with GATEHOUSE_TEST_NAME or in the workspace.`;
    report('test-secret-plain', key, [...path, String(at), 'value'], message);
  });
}
