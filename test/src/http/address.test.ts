import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/http/address.ts';

/** The address counted of a request from a socket, through proxies that add to what was passed on. */
async function counted(remoteAddress: string, { passed = '', proxies = 0 } = {}): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(addressOf(c, proxies)));
  const headers = passed === '' ? {} : { 'x-forwarded-for': passed };
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
}

describe('the address that a request is counted under', () => {
  it('is that of the socket, whatever the request says, where no proxy of ours stands', async () => {
    expect(await counted('10.0.0.1')).toBe('10.0.0.1');
    expect(await counted('10.0.0.1', { passed: '192.0.2.9' })).toBe('10.0.0.1');
    expect(await counted('::ffff:10.0.0.1')).toBe('10.0.0.1');
  });

  it('is the one that our outermost proxy saw, not what somebody wrote before it', async () => {
    expect(await counted('10.0.0.1', { passed: '192.0.2.9', proxies: 1 })).toBe('192.0.2.9');
    expect(await counted('10.0.0.1', { passed: '1.1.1.1, 192.0.2.9', proxies: 1 })).toBe('192.0.2.9');
    expect(await counted('10.0.0.1', { passed: '192.0.2.9, 10.0.0.2', proxies: 2 })).toBe('192.0.2.9');
    expect(await counted('10.0.0.1', { proxies: 1 })).toBe('10.0.0.1');
  });

  it('is the network of an IPv6 address, since whoever has one address has them all', async () => {
    const network = '2001:db8:1:2::/64';
    expect(await counted('2001:db8:1:2:3:4:5:6')).toBe(network);
    expect(await counted('2001:db8:1:2::9')).toBe(network);
    expect(await counted('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(await counted('::1')).toBe('0:0:0:0::/64');
  });
});
