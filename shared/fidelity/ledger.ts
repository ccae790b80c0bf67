// The fidelity ledger: how far Gatehouse honours each setting of the API Gateway model. A test holds it equal to the model.

export type Fidelity = 'enforced' | 'approximated' | 'stored only';

export interface FidelityEntry {
  /** `{entity kind}.{field path}`, for example `method.methodIntegration.timeoutInMillis`. */
  readonly setting: string;
  readonly fidelity: Fidelity;
  /** How it is approximated, or what a stored-only setting does on AWS. Absent for enforced ones. */
  readonly note?: string;
}
