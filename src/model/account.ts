/** Who did something on GitHub. People are told apart by numeric id, because a login can be given up and taken by another. */

export interface Account {
  /** GitHub's `databaseId`, which no rename changes. */
  readonly id: number;
  readonly login: string;
  /** Only a `User` can sign. */
  readonly type: 'User' | 'Bot' | 'Mannequin' | 'Organization' | 'EnterpriseUserAccount';
}

/** An account that a human acts with; `null` is GitHub's ghost, somebody who deleted their account. */
export function isPerson(account: Account | null): account is Account {
  return account !== null && account.type === 'User' && !account.login.endsWith('[bot]');
}
