import { expect, it } from 'vitest';
import { findSdkType, isGeneratedSdkType, missingParameters, sdkTypes } from './sdk-types';

const missing = (id: string, parameters: Record<string, string>) => {
  const type = findSdkType(id);
  return type && missingParameters(type, parameters);
};

it('lists every type of API Gateway and generates one', () => {
  expect(sdkTypes.map(({ id }) => [id, isGeneratedSdkType(id)])).toEqual([
    ['android', false],
    ['java', false],
    ['javascript', true],
    ['objectivec', false],
    ['swift', false],
    ['ruby', false],
  ]);
});

it('names the required parameters that are missing or empty', () => {
  expect([
    missing('android', { groupId: 'g', artifactId: '' }),
    missing('java', {}),
    missing('java', { serviceName: 's', javaPackageName: 'p' }),
    missing('java', { 'service.name': 's', 'java.package-name': 'p' }),
    missing('swift', { classPrefix: 'SVC' }),
    missing('ruby', { 'service.name': 's' }),
    missing('ruby', { constructor: 's' }),
    missing('javascript', {}),
  ]).toEqual([
    ['artifactId', 'artifactVersion', 'invokerPackage'],
    ['serviceName', 'javaPackageName'],
    [],
    [],
    [],
    [],
    ['service.name'],
    [],
  ]);
});
