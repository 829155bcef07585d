import { isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

const unknown = 'unknown';
const mapped = '::ffff:';
/** Whoever has one address of IPv6 has the 64 bits after these too. */
const groupsOfNetwork = 4;
const groupsOfAddress = 8;

/**
 * Where a request comes from, as what is counted: an IPv4 address, or the network of an IPv6 one. Behind so many proxies
 * of our own it is the address that the outermost of them saw; what stands before that in `X-Forwarded-For` anybody may
 * have written.
 */
export function addressOf(c: Context, proxies: number): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const remote = incoming?.socket.remoteAddress ?? unknown;
  if (proxies === 0) return networkOf(remote);
  const passed = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return networkOf(passed.at(-proxies) || remote);
}

function networkOf(address: string): string {
  if (address.startsWith(mapped)) return address.slice(mapped.length);
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const groups = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, groupsOfAddress - groups.length - last.length) }, () => '0');
  const all = after === undefined ? groups : [...groups, ...zeros, ...last];
  return `${all.slice(0, groupsOfNetwork).join(':')}::/64`;
}
