/** Every key of a type, so that a field added to the contract must be given its place here. */
export type Order<T> = T extends readonly (infer Entry)[]
  ? Order<Entry>
  : T extends object
    ? string extends keyof T
      ? null
      : { readonly [Key in keyof T]-?: Order<NonNullable<T[Key]>> }
    : null;
