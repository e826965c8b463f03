/**
 * The writing requests of one publication: they are counted, and a refusal becomes a sentence that names the missing
 * permission. Nothing is sent twice here; what GitHub may have taken in silence is found by its marker next time.
 */
import type { RepositoryRef } from '../../../model/pull.ts';
import type { GithubClient, Parameters } from '../client.ts';
import { type Asked, forbidden, statusOf } from '../errors.ts';

export interface Writer {
  /** Requests that GitHub took. */
  readonly written: number;
  /** For what must exist: a 404 means that the token may not see it. */
  send<Data>(route: string, parameters: Parameters, asked: Asked): Promise<Data>;
  /** For what somebody may have deleted; `null`: it is gone. */
  sendIfThere<Data>(route: string, parameters: Parameters, asked: Asked): Promise<Data | null>;
}

export function openWriter(client: GithubClient, { owner, name }: RepositoryRef): Writer {
  let written = 0;
  const request = async <Data>(route: string, parameters: Parameters): Promise<Data> => {
    const { data } = await client.request<Data>(route, { owner, repo: name, ...parameters });
    written += 1;
    return data;
  };
  return {
    get written() {
      return written;
    },
    send: async <Data>(route: string, parameters: Parameters, asked: Asked) => {
      try {
        return await request<Data>(route, parameters);
      } catch (error) {
        throw forbidden(error, asked);
      }
    },
    sendIfThere: async <Data>(route: string, parameters: Parameters, asked: Asked) => {
      try {
        return await request<Data>(route, parameters);
      } catch (error) {
        const status = statusOf(error);
        if (status === 404 || status === 410) return null;
        throw forbidden(error, asked);
      }
    },
  };
}
