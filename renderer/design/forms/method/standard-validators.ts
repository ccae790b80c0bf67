// The three request validators that the console offers for every API, under its names.

export interface StandardValidator {
  readonly name: string;
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
}

export const standardValidators: readonly StandardValidator[] = [
  { name: 'Validate body', validateRequestBody: true, validateRequestParameters: false },
  {
    name: 'Validate query string parameters and headers',
    validateRequestBody: false,
    validateRequestParameters: true,
  },
  {
    name: 'Validate body, query string parameters, and headers',
    validateRequestBody: true,
    validateRequestParameters: true,
  },
];
