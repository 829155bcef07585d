import { describe, expect, it } from 'vitest';
import { pageAsked, pageOf, pageQuerySchema } from '../../../src/http/page.ts';

describe('a page of a list', () => {
  it('is the first fifty where nothing is asked, and keeps the filters apart', () => {
    const query = { ...pageQuerySchema.parse({}), sex: 'female' };
    expect(pageAsked(query)).toEqual({ asked: { number: 0, size: 50 }, filter: { sex: 'female' } });
  });

  it('has 1 to 500 items and a whole number', () => {
    const right = (page: string, size: string) => pageQuerySchema.safeParse({ page, size }).success;
    expect(right('0', '1') && right('7', '500')).toBe(true);
    expect(right('0', '0') || right('0', '501') || right('-1', '5') || right('1.5', '5')).toBe(false);
  });

  it('tells how many there are in all', () => {
    const pages = (total: number) => pageOf({ rows: [], total }, { number: 3, size: 50 }).page;
    expect(pages(0)).toEqual({ size: 50, number: 3, totalElements: 0, totalPages: 0 });
    expect(pages(50).totalPages).toBe(1);
    expect(pages(51).totalPages).toBe(2);
  });
});
