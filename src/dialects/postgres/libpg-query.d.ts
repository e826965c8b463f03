/**
 * The WASM factory inside the libpg-query package. The package's own entry keeps one instance for ever; a parser that
 * overflowed its stack must be thrown away, so the factory is used directly.
 */
declare module 'libpg-query/wasm/libpg-query.js' {
  export interface ParserInstance {
    readonly HEAPU8: Uint8Array;
    _malloc(sizeBytes: number): number;
    _free(pointer: number): void;
    _wasm_parse_query_raw(query: number): number;
    _wasm_free_parse_result(result: number): void;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, pointer: number, sizeBytes: number): void;
    UTF8ToString(pointer: number): string;
    getValue(pointer: number, type: 'i32'): number;
  }
  export default function createParser(options: {
    print: (line: string) => void;
    printErr: (line: string) => void;
  }): Promise<ParserInstance>;
}
