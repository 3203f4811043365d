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

/** From where to where the finite values of several arrays reach, but for a share of each array at either end; never empty. */
export function centralRange(arrays, chosen, left) {
  const sorted = arrays.map((values) => sortedValues(values, chosen));
  const low = Math.min(...sorted.map((values) => quantile(values, left)));
  const high = Math.max(...sorted.map((values) => quantile(values, 1 - left)));
  return high > low ? [low, high] : [low, low + 1];
}

/** Values with mean 0 and deviation 1 over the particles of each species; 0 where all are the same. */
export function standardised(values, speciesOf, species) {
  const count = new Float64Array(species);
  const mean = new Float64Array(species);
  const squares = new Float64Array(species);
  for (let i = 0; i < values.length; i++) {
    const kind = speciesOf[i];
    const before = values[i] - mean[kind];
    mean[kind] += before / ++count[kind];
    squares[kind] += before * (values[i] - mean[kind]);
  }
  return values.map((value, i) => {
    const deviation = Math.sqrt(squares[speciesOf[i]] / count[speciesOf[i]]);
    return deviation > 0 ? (value - mean[speciesOf[i]]) / deviation : 0;
  });
}

/** How many (x, y) of the chosen lie in each of bins x bins cells over [low, high] in both; what lies outside is left out. */
export function density(x, y, chosen, [low, high], bins) {
  const counts = new Uint32Array(bins * bins);
  const bin = (value) => Math.floor(((value - low) / (high - low)) * bins);
  for (const i of chosen) {
    const [column, row] = [bin(x[i]), bin(y[i])];
    if (column >= 0 && column < bins && row >= 0 && row < bins) counts[row * bins + column]++;
  }
  return counts;
}
