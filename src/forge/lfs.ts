/** Git LFS keeps a pointer in the repository instead of the file. A pointer is not SQL, and must not pass as an empty migration. */

const opening = 'version https://git-lfs.github.com/spec/v1\n';
/** The specification allows pointers below 1024 bytes: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const largestBytes = 1024;

export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length < largestBytes && Buffer.from(bytes.subarray(0, opening.length)).toString('latin1') === opening;
}
