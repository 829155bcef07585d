import { createHash, type Hash } from 'node:crypto';

const formMediaType = 'multipart/form-data';

/**
 * The SHA-256 of what a request asks for: `asker`, what its sender may see, its query, the version that it is to change, and its body, which stays to be read. A form is told by its parts,
 * since clients choose another boundary each time they send the same one.
 */
export async function requestHash(request: Request, asker: unknown): Promise<string> {
  const asked = [asker, new URL(request.url).search, request.headers.get('if-match')];
  const hash = createHash('sha256').update(JSON.stringify(asked));
  const isForm = request.headers.get('content-type')?.toLowerCase().startsWith(formMediaType) === true;
  if (!isForm || !(await addForm(hash, request))) hash.update(await bytesOf(request.clone()));
  return hash.digest('hex');
}

/** False, and nothing added: the form cannot be told apart into parts. */
async function addForm(hash: Hash, request: Request): Promise<boolean> {
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (form === null) return false;
  for (const [name, value] of form) {
    const [file, bytes] =
      typeof value === 'string' ? [null, Buffer.from(value)] : [value.name, await bytesOf(value)];
    // The lengths tell where a part ends, so that no two forms are hashed alike.
    hash.update(JSON.stringify([name, file, bytes.length])).update(bytes);
  }
  return true;
}

const bytesOf = async (of: Request | File) => Buffer.from(await of.arrayBuffer());
