/** What stands in an answer for somebody of whom this reader may know no more than the CRN. */
export interface Restricted {
  crn: string;
  restricted: true;
}

/** Something told of a person, or that it may not be. */
export type MaybeTold<T> = T | Restricted;

/** Whether it is told. */
export const isTold = <T extends object>(one: MaybeTold<T>): one is T => !('restricted' in one);

/** Whether no more than the CRN is told. */
export const isWithheld = <T extends object>(one: MaybeTold<T>): one is Restricted => 'restricted' in one;

/** Somebody with limited access, in a list of others. */
export const withheld = (crn: string | null): string => `${crn ?? 'Somebody'}: limited access`;
