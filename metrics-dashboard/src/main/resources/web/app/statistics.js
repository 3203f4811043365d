// What the page computes itself, from the arrays it shows.

/** Pearson correlation of a and b over the indices chosen; NaN where either does not vary. */
export function pearson(a, b, chosen) {
  let n = 0;
  let [sumA, sumB] = [0, 0];
  for (const i of chosen) {
    n++;
    sumA += a[i];
    sumB += b[i];
  }
  const [meanA, meanB] = [sumA / n, sumB / n];
  let [aa, bb, ab] = [0, 0, 0];
  for (const i of chosen) {
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
    ab += (a[i] - meanA) * (b[i] - meanB);
  }
  return ab / Math.sqrt(aa * bb);
}

/** The value below which a share of the (finite) values lies. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))];
}

/** Finite values at the chosen indices, ascending. */
export function sortedValues(values, chosen) {
  return Float32Array.from(chosen, (i) => values[i]).filter(Number.isFinite).sort();
}
