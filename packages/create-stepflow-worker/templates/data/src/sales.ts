/** The sales of one region. */
export interface RegionSales {
  readonly region: string;
  readonly amounts: readonly number[];
}

/** Reads lines such as `north,12.5` below a heading. @throws RangeError for a line that is not of this form. */
export function readSales(csv: string): RegionSales[] {
  const amounts = new Map<string, number[]>();
  for (const [index, line] of csv.trim().split(/\r?\n/).slice(1).entries()) {
    const [region = "", amount = ""] = line.split(",").map((cell) => cell.trim());
    if (region === "" || amount === "" || !Number.isFinite(Number(amount))) {
      throw new RangeError(`Line ${index + 2} is not a region and an amount: ${line}`);
    }
    amounts.set(region, [...(amounts.get(region) ?? []), Number(amount)]);
  }
  return [...amounts].map(([region, list]) => ({ region, amounts: list }));
}
