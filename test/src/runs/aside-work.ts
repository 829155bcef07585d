/** Work for the tests of `aside`: doubles a number, waits to be told to stop, or forever, or fails. */
export async function work(
  {
    number,
    patient = false,
    deaf = false,
    broken = false,
  }: { number: number; patient?: boolean; deaf?: boolean; broken?: boolean },
  stop: () => boolean,
): Promise<{ doubled: number }> {
  if (broken) throw new Error('broken');
  while (deaf || (patient && !stop())) await new Promise((next) => setTimeout(next, 5));
  return { doubled: 2 * number };
}
